package vn.lienthong.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the service says in English, as a Vietnamese officer reads it. */
class SaidTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        "no plan waits as P1 = không có kế hoạch nào tên P1 đang chờ; xem tên bằng lệnh status",
        "nothing is known of ton-giao a b = chưa từng thấy bản ghi a b của luồng ton-giao; hãy xem lại khóa",
        "nothing = chưa có gì",
        "a number from 1 to 9 = số từ 1 đến 9",
        "something that nobody has put into words = something that nobody has put into words"
      })
  void isInVietnameseAsFarAsThereAreWords(String english, String vietnamese) {
    assertThat(Said.in("vi", english)).isEqualTo(vietnamese);
    assertThat(Said.in("en", english)).isEqualTo(english);
  }

  /** A sentence that the service no longer says would mislead whoever changes it. */
  @Test
  void everySentenceIsStillSaid() throws IOException {
    String sources = sources();
    List<String> lines =
        Files.readAllLines(Path.of("src/main/resources/vn/lienthong/cli/said-vi.txt"));
    assertThat(lines).hasSizeGreaterThan(40);
    for (String line : lines.subList(1, lines.size())) {
      String[] both = line.split(" = ", 2);
      assertThat(both).as(line).hasSize(2);
      for (String part : both[0].split("\\{\\d}")) {
        assertThat(sources).as(line).contains(part.strip());
      }
      for (int place = 0; place < 4; place++) {
        String name = "{" + place + "}";
        if (both[1].contains(name)) {
          assertThat(both[0]).as(line).contains(name);
        }
      }
    }
  }

  /** All texts of the program, those that are put together too. */
  private static String sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(SaidTest::read)
          .collect(Collectors.joining())
          .replaceAll("\"\\s*\\+\\s*\"", "");
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
