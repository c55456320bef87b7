package vn.lienthong.province.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.mapping.Field;
import vn.lienthong.mapping.FieldType;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.province.ProvinceDatabase;
import vn.lienthong.province.ProvinceSettings;
import vn.lienthong.record.Cause;

/** An H2 in a process of its own, which knows nothing but H2. */
class H2ServerTest {
  @Test
  void aServerWithoutOurClassSaysSoAndItsTableGoesOn(@TempDir Path home) throws Exception {
    Process server = start(home);
    try {
      String url = "jdbc:h2:tcp://localhost:" + port(server) + "/thu";
      try (Connection hands = DriverManager.getConnection(url, "sa", "");
          ProvinceDatabase province =
              ProvinceDatabase.open(new ProvinceSettings("thử", url, "sa", ""))) {
        CapturedTown.run(hands, "CREATE TABLE bieu (ma VARCHAR(9) PRIMARY KEY)");
        Field code = CapturedTown.field("ma", "ma", FieldType.CODE);
        Mapping mapping = CapturedTown.mapping("bieu", "bieu", List.of("ma"), List.of(code));
        Capture capture = Capture.in(province);

        assertThatThrownBy(() -> capture.install(mapping))
            .isInstanceOfSatisfying(
                CaptureRefused.class,
                refused ->
                    assertThat(refused.why())
                        .isEqualTo(
                            new Cause("trigger-class", null, H2CaptureTrigger.class.getName())));

        CapturedTown.run(hands, "INSERT INTO bieu VALUES ('A')");
        assertThat(capture.log(mapping).readiness().ready()).isFalse();
      }
    } finally {
      server.destroyForcibly().waitFor();
    }
  }

  private static Process start(Path home) throws Exception {
    Path h2 =
        Path.of(org.h2.Driver.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            h2.toString(),
            "org.h2.tools.Server",
            "-tcp",
            "-tcpPort",
            "0",
            "-ifNotExists",
            "-baseDir",
            home.toString())
        .redirectErrorStream(true)
        .start();
  }

  /** It says on which port it listens. */
  private static String port(Process server) throws IOException {
    BufferedReader said =
        new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.contains("tcp://")) {
        return line.replaceAll(".*tcp://[^:]*:(\\d+).*", "$1");
      }
    }
    throw new IOException("H2 did not start");
  }
}
