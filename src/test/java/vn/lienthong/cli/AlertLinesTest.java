package vn.lienthong.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.admin.AdminApi;
import vn.lienthong.admin.InMemoryOperations;
import vn.lienthong.admin.OpenRoutes;
import vn.lienthong.admin.StatusView;

/** What somebody must know stands above everything else, with what to type. */
class AlertLinesTest {
  @TempDir private Path home;

  @ParameterizedTest
  @CsvSource({
    "en, '! The ministry does not answer (since '",
    "vi, '! Bộ không trả lời (từ '",
  })
  void standAtTheTopOfTheStatus(String lang, String beginning) {
    InMemoryOperations operations = new InMemoryOperations();
    operations.calm = true;
    operations.alerts =
        List.of(
            new StatusView.Alarm(
                "nation-away",
                "",
                Instant.parse("2026-11-20T03:00:00Z"),
                "Bộ không trả lời",
                "The ministry does not answer",
                "doctor"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (AdminApi api =
        AdminApi.start(
            operations, InMemoryOperations.reception(home.resolve("data")), OpenRoutes.NONE)) {
      Map<String, String> environment =
          Map.of("LIENTHONG_HOME", home.toString(), "LIENTHONG_COMMAND", "gateway/lienthong");
      PrintStream screen = new PrintStream(out, true, StandardCharsets.UTF_8);
      Surroundings around = new Surroundings(screen, System.err, environment, false, home);

      assertThat(Main.run(around, "--lang", lang, "status")).isEqualTo(Exit.FINDINGS);
    }

    assertThat(out.toString(StandardCharsets.UTF_8).lines().findFirst().orElseThrow())
        .startsWith(beginning)
        .endsWith("; gateway/lienthong doctor)");
  }
}
