package vn.lienthong.national;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.lienthong.national.NationalCall.Purpose;

/**
 * What every answer means, by the table that the README shows ("Outcome of an answer"): its rows
 * are read from top to bottom, and the first that fits counts.
 */
class EveryAnswerTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

  /** Forms of Retry-After, and the wait that each comes to; null: none was asked for. */
  private static final Map<String, Duration> WAITS = waits();

  private static Map<String, Duration> waits() {
    Map<String, Duration> waits = new LinkedHashMap<>();
    waits.put("", null);
    waits.put("90", Duration.ofSeconds(90));
    waits.put("Thu, 01 Jan 2026 00:20:00 GMT", Duration.ofMinutes(20));
    waits.put("Wed, 31 Dec 2025 23:00:00 GMT", Duration.ZERO);
    waits.put("-3 hours", null);
    waits.put("99999999999999999999999", LONGEST);
    waits.put("Sat, 01 Jan 2039 00:00:00 GMT", LONGEST);
    return waits;
  }

  /**
   * @param codes of the body; empty: none, or one that the contract does not know
   */
  private record Line(Set<String> codes, int from, int to, String outcome) {
    boolean fits(String code, boolean known, int status) {
      return from <= status && status <= to && (known ? codes.contains(code) : codes.isEmpty());
    }
  }

  private final List<Line> table = table();

  private static List<Line> table() {
    try {
      String text = Files.readString(Path.of("README.md"));
      String part = text.substring(text.indexOf("### Outcome of an answer")).split("\n##", 2)[0];
      List<Line> lines = new ArrayList<>();
      part.lines().filter(line -> line.startsWith("| ")).skip(1).forEach(row -> add(lines, row));
      return lines;
    } catch (IOException broken) {
      throw new IllegalStateException("the README cannot be read", broken);
    }
  }

  private static void add(List<Line> lines, String row) {
    String[] cells = row.split(" *\\| *");
    Set<String> codes = QUOTED.matcher(cells[1]).results().map(m -> m.group(1)).collect(toSet());
    for (String range : cells[2].split(", ")) {
      String[] ends = range.equals("any") ? new String[] {"100", "599"} : range.split("–");
      lines.add(
          new Line(
              codes,
              Integer.parseInt(ends[0]),
              Integer.parseInt(ends[ends.length - 1]),
              cells[3].replaceAll("\\*", "")));
    }
  }

  private Set<String> codes() {
    Set<String> codes = new TreeSet<>();
    table.forEach(line -> codes.addAll(line.codes()));
    return codes;
  }

  private String expected(int status, String code) {
    boolean known = codes().contains(code);
    return table.stream()
        .filter(line -> line.fits(code, known, status))
        .findFirst()
        .map(Line::outcome)
        .orElse("not in the table");
  }

  @Test
  void theTableSpeaksOfEveryCodeThatIsKnown() throws IOException {
    String source =
        Files.readString(Path.of("src/main/java/vn/lienthong/national/AnswerTable.java"));
    Matcher entries = Pattern.compile("Map\\.entry\\(\"?([A-Z_]+|\\d{6})\"?,").matcher(source);

    assertThat(codes())
        .hasSizeGreaterThan(20)
        .containsAll(entries.results().map(m -> m.group(1)).toList());
  }

  @Test
  void everyStatusAndCodeAndWaitMeansWhatTheTableSays() {
    Set<String> codes = codes();
    codes.addAll(Set.of("", "<html>", "SOMETHING_ELSE", "ok"));
    List<String> otherwise = new ArrayList<>();
    long seen = 0;
    for (int status = 100; status <= 599; status++) {
      for (String code : codes) {
        String expected = expected(status, code);
        for (Map.Entry<String, Duration> wait : WAITS.entrySet()) {
          seen++;
          String found = found(status, code, wait.getKey(), wait.getValue());
          if (!found.equals(expected)) {
            otherwise.add("%d %s [%s]: %s".formatted(status, code, wait.getKey(), found));
          }
        }
      }
    }
    assertThat(otherwise).isEmpty();
    assertThat(seen).isEqualTo(500L * codes.size() * WAITS.size());
  }

  /** In the table's words; what is wrong with the wait, if it is not the one expected. */
  private static String found(int status, String code, String header, Duration wait) {
    Duration asked = RetryAfter.read(header, CLOCK, LONGEST);
    Answer answer = new Answer(status, body(code), asked);
    NationalProblem problem = answer.problem(Purpose.BATCH).orElse(null);
    if (problem == null) {
      return "delivered";
    }
    if (!problem.retryAfter().equals(java.util.Optional.ofNullable(wait))) {
      return "waits " + problem.retryAfter();
    }
    if (answer.problem(Purpose.ONE).isEmpty()) {
      return "no such record";
    }
    return switch (problem.verdict()) {
      case RETRY_LATER -> "retry later";
      case REFUSED_BATCH -> "refused batch";
      case NOT_AUTHORISED -> "not authorised";
      case UNKNOWN -> "unknown";
      case CONTRACT_BROKEN -> "contract broken";
      case OK, ABSENT, UNABLE -> problem.verdict().name();
    };
  }

  /** A body that is HTML, or none, is no JSON to the gateway. */
  private static JsonNode body(String code) {
    return Stream.of("", "<html>").anyMatch(code::equals)
        ? null
        : Samples.json(
            code.matches("\\d+")
                ? "{\"fault\":{\"code\":" + code + ",\"message\":\"m\"}}"
                : Samples.failure(code));
  }
}
