package vn.lienthong.admin.page;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.admin.page.PageRoutesTest.all;
import static vn.lienthong.admin.page.PageRoutesTest.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.admin.FlowState;
import vn.lienthong.alert.AlertKind;

/** The page says everything in both languages. */
class WordsTest {
  private static final Pattern LINE = Pattern.compile("(?m)^  (?:\"([^\"]+)\"|(\\w+)): \"(.+)\",$");

  @Test
  void bothLanguagesSayTheSameThings() throws IOException {
    assertThat(words("vi").keySet()).isEqualTo(words("en").keySet()).hasSizeGreaterThan(150);
    assertThat(Terms.in("vi").keySet()).isEqualTo(Terms.in("en").keySet());
    for (String key : words("vi").keySet()) {
      assertThat(places(words("vi").get(key))).as(key).isEqualTo(places(words("en").get(key)));
    }
  }

  private static Set<String> places(String text) {
    return new TreeSet<>(all("\\{(\\w+)}", text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"vi", "en"})
  void everyCodeOfTheServiceHasAWord(String language) throws IOException {
    Map<String, String> terms = Terms.in(language);
    assertThat(terms)
        .containsKeys(keys("state.", Arrays.stream(FlowState.values()).map(FlowState::text)));
    assertThat(terms)
        .containsKeys(
            keys(
                "to-do.",
                Stream.of(
                    "approve",
                    "conflict",
                    "parked",
                    "waiting",
                    "held",
                    "paused",
                    "failed",
                    "off",
                    "files-held",
                    "files-failed")));
    assertThat(terms).containsKeys("cause.too-long", "why.changed-there", "action.create");
    assertThat(words(language))
        .containsKeys(keys("alert.", Arrays.stream(AlertKind.values()).map(AlertKind::word)));
    assertThat(words(language)).containsKeys(keys("flow.", flows()));
    assertThat(words(language)).containsKeys("role.viewer", "role.operator", "role.administrator");
  }

  @Test
  void everyTextThatTheModulesNameIsThere() throws IOException {
    Set<String> named = new TreeSet<>();
    for (String file : PageRoutes.FILES) {
      named.addAll(all("\\b(?:t|many)\\(\"([^\"$]+)\"", read(file)));
    }
    named.addAll(all("data-t(?:-label)?=\"([^\"]+)\"", read("index.html")));
    assertThat(named).hasSizeGreaterThan(60);
    assertThat(words("vi").keySet()).containsAll(named);
  }

  private static String[] keys(String before, Stream<String> codes) {
    return codes.map(code -> before + code).toArray(String[]::new);
  }

  private static Stream<String> flows() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("mappings"))) {
      List<String> names = files.map(file -> file.getFileName().toString()).toList();
      return names.stream()
          .filter(name -> name.endsWith(".yaml") && !name.contains("openapi"))
          .map(name -> name.replace(".yaml", ""));
    }
  }

  private static Map<String, String> words(String language) throws IOException {
    Map<String, String> words = new LinkedHashMap<>();
    Matcher lines = LINE.matcher(read("words-" + language + ".js"));
    while (lines.find()) {
      String key = lines.group(1) == null ? lines.group(2) : lines.group(1);
      assertThat(words.put(key, lines.group(3))).as("twice: " + key).isNull();
    }
    return words;
  }
}
