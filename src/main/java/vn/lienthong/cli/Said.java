package vn.lienthong.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.lienthong.record.Problem;

/** What the service says in English, in Vietnamese; what is not known stays as it is. */
public final class Said {
  private static final Pattern PLACE = Pattern.compile("\\{\\d}");
  private static final String BETWEEN = " = ";

  private Said() {}

  /** What is wrong with a setting or a file, in a line. */
  public static String problem(String language, Problem problem) {
    if (!language.equals("vi")) {
      return problem.text();
    }
    Messages messages = Messages.of(language, Map.of());
    String at = problem.line() > 0 ? problem.file() + ":" + problem.line() : problem.file();
    String found = in(language, problem.found());
    String expected = in(language, problem.expected());
    String near = problem.nearest();
    String both = messages.text("check.problem", found, expected).strip();
    String hint = near == null ? "" : "; " + messages.text("check.nearest", near).strip();
    return at + " " + problem.field() + ": " + both + hint;
  }

  static String in(String language, String message) {
    if (!language.equals("vi")) {
      return message;
    }
    for (Map.Entry<Pattern, String> one : sentences().entrySet()) {
      Matcher said = one.getKey().matcher(message);
      if (said.matches()) {
        String told = one.getValue();
        for (int i = 0; i < said.groupCount(); i++) {
          told = told.replace("{" + i + "}", said.group(i + 1));
        }
        return told;
      }
    }
    return message;
  }

  /** Only read when something is refused, as commands have to start quickly. */
  private static Map<Pattern, String> sentences() {
    Map<Pattern, String> sentences = new LinkedHashMap<>();
    try (InputStream in = Said.class.getResourceAsStream("said-vi.txt");
        var lines =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> line.contains(BETWEEN))
          .forEach(
              line -> {
                int middle = line.indexOf(BETWEEN);
                String vietnamese = line.substring(middle + BETWEEN.length());
                sentences.put(pattern(line.substring(0, middle)), vietnamese);
              });
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return sentences;
  }

  /** Its places must stand in the order of their numbers. */
  private static Pattern pattern(String english) {
    StringBuilder pattern = new StringBuilder();
    int from = 0;
    Matcher place = PLACE.matcher(english);
    while (place.find()) {
      pattern.append(Pattern.quote(english.substring(from, place.start()))).append("(.+?)");
      from = place.end();
    }
    return Pattern.compile(pattern + Pattern.quote(english.substring(from)), Pattern.DOTALL);
  }
}
