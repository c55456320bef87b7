package vn.lienthong.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.admin.AdminApi;
import vn.lienthong.admin.InMemoryOperations;
import vn.lienthong.admin.OpenRoutes;

/** What leaves the command line as a paper or a file for others. */
class PapersTest {
  private final InMemoryOperations operations = new InMemoryOperations();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  @TempDir private Path home;
  private AdminApi api;

  @BeforeEach
  void start() {
    api =
        AdminApi.start(
            operations, InMemoryOperations.reception(home.resolve("data")), OpenRoutes.NONE);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void exportsKeysAndCausesByUnitAsExcelReadsThem() {
    run("parked", "export");

    assertThat(out().lines())
        .containsExactly(
            "\uFEFFUnit;Flow;Key;Cause;Field;Detail;Since",
            "\"\";\"chi-tieu\";=\"0101\";\"a rule is broken\";\"'=1+1\";\"\"\"x\"\"\";\"2026-03-01 12:00\"",
            "=\"03388\";\"phieu\";\"12|7\";\"too long\";\"ten\";\"at most 300\";\"2026-03-01 12:00\"");
  }

  @Test
  void provesInATableWithEveryKeyThatDiffers() {
    assertThat(run("verify")).isEqualTo(Exit.FINDINGS);

    assertThat(out())
        .contains(
            "chi-tieu     100         98          1         2      99           1  not in step")
        .contains("chi-tieu 03388|2025-07-01  the sides differ (ten)")
        .contains("3 requests, 4 KiB");
  }

  @Test
  void printsMinutesToBeSigned() {
    run("verify", "--report");

    assertThat(out())
        .contains("BIÊN BẢN ĐỐI SOÁT SỐ LIỆU")
        .contains("Tỉnh có 100 bản ghi trong phạm vi = 98 đã khớp + 0 chờ + 1 gác lại")
        .contains("  - 03388|2025-07-01: hai bên khác nhau (ten)")
        .contains("CHƯA khớp")
        .contains("ĐẠI DIỆN TỈNH");
  }

  @Test
  void minutesOfWhatIsProvedSaySo() {
    operations.calm = true;

    assertThat(run("verify", "--report")).isEqualTo(Exit.DONE);

    assertThat(out()).contains("KẾT LUẬN: số liệu hai bên khớp nhau").doesNotContain("CHƯA");
  }

  private int run(String... words) {
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    Map<String, String> env = Map.of("LIENTHONG_HOME", home.toString(), "LANG", "en_GB.UTF-8");
    return Main.run(new Surroundings(stream, stream, env, false, home), words);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }
}
