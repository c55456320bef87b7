package vn.lienthong.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Nearest;
import vn.lienthong.record.Problem;

/** The given settings by key, read as what they should be; what is not becomes a problem. */
final class Values {
  private final Path home;
  private final Map<String, Found> found;
  private final List<Problem> problems;

  Values(Path home, Map<String, Found> found, List<Problem> problems) {
    this.home = home;
    this.found = found;
    this.problems = problems;
  }

  /** The value given, or the default, or "". */
  String text(String key) {
    Found given = found.get(key);
    return given == null ? KnownKeys.DEFAULTS.getOrDefault(key, "") : given.value();
  }

  boolean isGiven(String key) {
    Found given = found.get(key);
    return given != null && !given.value().isEmpty();
  }

  String required(String key, String expected) {
    if (text(key).isEmpty()) {
      fault(key, "nothing", expected);
    }
    return text(key);
  }

  String matching(String key, String pattern, String expected) {
    if (!text(key).matches(pattern)) {
      fault(key, expected);
    }
    return text(key);
  }

  String oneOf(String key, Collection<String> choices) {
    if (!choices.contains(text(key))) {
      String near = Nearest.of(text(key), choices);
      report(key, quoted(key), "one of " + String.join(", ", choices), near);
    }
    return text(key);
  }

  int number(String key, int least, int most) {
    String text = text(key);
    int number = text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
    if (number < least || number > most) {
      fault(key, "a number from " + least + " to " + most);
      return least;
    }
    return number;
  }

  Duration duration(String key) {
    String text = text(key).toLowerCase(Locale.ROOT);
    try {
      String iso = text.endsWith("d") ? "p" + text : "pt" + text;
      Duration duration =
          text.matches("\\d{1,9}ms")
              ? Duration.ofMillis(Long.parseLong(text.replace("ms", "")))
              : Duration.parse(text.startsWith("p") ? text : iso);
      if (!duration.isNegative() && !duration.isZero()) {
        return duration;
      }
    } catch (DateTimeParseException notOne) {
      // told below, as zero is
    }
    fault(key, "a time such as 500ms, 30s, 5m, 1h or 1d");
    return Duration.ofSeconds(1);
  }

  Path path(String key) {
    try {
      return home.resolve(text(key)).normalize();
    } catch (InvalidPathException invalid) {
      fault(key, "a path");
      return home;
    }
  }

  Path folder(String key) {
    Path folder = path(key);
    if (!Files.isDirectory(folder)) {
      fault(key, "a folder that exists");
    }
    return folder;
  }

  @Nullable URI address(String key) {
    try {
      return new URI(text(key));
    } catch (URISyntaxException invalid) {
      report(key, "something else", "an address such as https://host/api/v1", null);
      return null;
    }
  }

  void fault(String key, String expected) {
    fault(key, text(key).isEmpty() ? "nothing" : quoted(key), expected);
  }

  void fault(String key, String what, String expected) {
    report(key, what, expected, null);
  }

  private void report(String key, String what, String expected, @Nullable String nearest) {
    Found given = found.get(key);
    String file = given == null ? Settings.FILE : given.file();
    String name = given == null ? key : given.name();
    int line = given == null ? 0 : given.line();
    problems.add(new Problem(file, line, name, what, expected, nearest));
  }

  private String quoted(String key) {
    return "\"" + text(key) + "\"";
  }
}
