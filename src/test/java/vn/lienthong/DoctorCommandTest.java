package vn.lienthong;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
  @TempDir Path home;

  @Test
  void tellsInThePersonsLanguageWhatIsMissingInTheSettings() throws Exception {
    assertThat(doctor("vi"))
        .contains("province.url: thấy chưa có gì, cần địa chỉ JDBC của cơ sở dữ liệu tỉnh");
    assertThat(doctor("en"))
        .contains(
            "province.url: found nothing, expected a JDBC address of the province's database");
  }

  private String doctor(String language) throws Exception {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(said, true, UTF_8)) {
      assertThat(DoctorCommand.run(List.of(), home, Map.of(), language, false, out)).isEqualTo(1);
    }
    return said.toString(UTF_8);
  }
}
