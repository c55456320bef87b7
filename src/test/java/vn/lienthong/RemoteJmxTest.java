package vn.lienthong;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.record.Problem;

class RemoteJmxTest {
  private static final String JMX = "com.sun.management.jmxremote.";

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, -, -, -, ''",
        "-, false, false, -, ''",
        "9010, -, -, -, ''",
        "9010, true, true, -, ''",
        "9010, false, -, -, authenticate",
        "9010, -, false, -, ssl",
        "9010, False, FALSE, -, authenticate ssl",
        "-, -, -, false, local.only"
      })
  void anOpenDoorWantsPasswordAndTls(
      String port, String authenticate, String ssl, String localOnly, String wrong) {
    Properties options = new Properties();
    put(options, "port", port);
    put(options, "authenticate", authenticate);
    put(options, "ssl", ssl);
    put(options, "local.only", localOnly);

    assertThat(RemoteJmx.problems(options))
        .extracting(Problem::field)
        .containsExactlyElementsOf(
            wrong.isEmpty()
                ? List.of()
                : Arrays.stream(wrong.split(" ")).map(JMX::concat).toList());
  }

  private static void put(Properties options, String name, String value) {
    if (value != null) {
      options.setProperty(JMX + name, value);
    }
  }
}
