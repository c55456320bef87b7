package vn.lienthong.national.camel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Answers that never end, or are far too large, against a process with 256 MB: every call ends
 * within its time, says what it was, and leaves the process fit for the next.
 */
class HostileAnswersTest {
  static final Duration CALL = Duration.ofSeconds(4);

  /** Milliseconds that a busy machine may take to go on. */
  private static final int BUSY = 1_000;

  /** What waits: all at once. */
  private static final Map<String, String> SLOW =
      Map.of(
          "silent", "UNKNOWN timeout",
          "dribbling-body", "UNKNOWN timeout",
          "dribbling-headers", "UNKNOWN timeout",
          "dribbling-status", "UNKNOWN timeout",
          "never-closed", "UNKNOWN timeout",
          "shorter-than-told", "UNKNOWN timeout",
          "endless-interim", "UNKNOWN timeout");

  /** What fills the memory: one after the other. */
  private static final Map<String, String> LARGE = large();

  private static Map<String, String> large() {
    Map<String, String> large = new LinkedHashMap<>();
    large.put("large", "CONTRACT_BROKEN answer-too-long");
    large.put("large-chunks", "CONTRACT_BROKEN answer-too-long");
    large.put("large-html", "CONTRACT_BROKEN answer-too-long");
    large.put("large-fault", "CONTRACT_BROKEN answer-too-long");
    large.put("large-xml-fault", "CONTRACT_BROKEN answer-too-long");
    large.put("large@file", "CONTRACT_BROKEN answer-too-long");
    large.put("bomb", "CONTRACT_BROKEN answer-too-long");
    large.put("bomb-in-bomb", "CONTRACT_BROKEN answer-too-long");
    large.put("many-values", "CONTRACT_BROKEN not-json");
    large.put("endless-headers", "CONTRACT_BROKEN answer-too-long");
    large.put("endless-header", "CONTRACT_BROKEN answer-too-long");
    large.put("endless-status", "CONTRACT_BROKEN answer-too-long");
    large.put("endless-trailers", "CONTRACT_BROKEN answer-too-long");
    large.put("endless-chunk-words", "CONTRACT_BROKEN answer-too-long");
    return large;
  }

  @Test
  void eachEndsInTimeAndInMemory(@TempDir Path home) throws Exception {
    try (HostileNation nation = new HostileNation()) {
      List<String> command =
          new ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx256m",
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  HostileCalls.class.getName(),
                  Integer.toString(nation.port())));
      command.addAll(LARGE.keySet());
      command.add("+");
      command.addAll(SLOW.keySet());
      Path said = home.resolve("said");
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      try {
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
      } finally {
        process.destroyForcibly().waitFor();
      }
      judge(Files.readString(said, UTF_8));
    }
  }

  private static void judge(String said) {
    Map<String, String> expected = new LinkedHashMap<>(LARGE);
    expected.putAll(SLOW);
    expected.put("well", "OK -");
    Map<String, String> found = new LinkedHashMap<>();
    Map<String, Long> late = new LinkedHashMap<>();
    for (String line : said.lines().filter(text -> text.startsWith("-> ")).toList()) {
      String[] words = line.split(" ");
      found.merge(
          words[1], words[2] + " " + words[3], (one, next) -> one.equals("OK -") ? next : one);
      long millis = Long.parseLong(words[4]);
      if (millis > CALL.toMillis() * 11 / 10 + BUSY) {
        late.put(words[1], millis);
      }
    }
    assertThat(found).as(said).containsExactlyInAnyOrderEntriesOf(expected);
    assertThat(late).as("took longer than a call may").isEmpty();
    assertThat(said).doesNotContain("OutOfMemoryError");
  }
}
