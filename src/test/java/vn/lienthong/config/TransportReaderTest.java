package vn.lienthong.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.national.Transport;
import vn.lienthong.record.Problem;
import vn.lienthong.testkit.Certificates;

/** The proxy and the certificates: what is wrong with them is told before anything starts. */
class TransportReaderTest {
  @TempDir private static Path root;
  private static Path home;
  private static Certificates certificates;
  private static Path client;

  @BeforeAll
  static void files() throws IOException {
    home = Files.createDirectory(root.resolve("gateway"));
    Files.createDirectory(root.resolve("routes"));
    Files.createDirectory(root.resolve("mappings"));
    certificates = new Certificates(home);
    client = certificates.client("client");
    certificates.client("other");
    certificates.client("ended", 22);
    certificates.client("to-come", -3);
    certificates.pem("client.pem", client);
    certificates.pem("old-ca.pem", home.resolve("ended.p12"));
    certificates.pem("mixed-ca.pem", home.resolve("ended.p12"), client);
    certificates.key("client.key", client);
    certificates.key("other.key", home.resolve("other.p12"));
    closed("pkcs1.key", "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n");
    closed("broken.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    closed("nonsense.p12", "nothing of the kind");
    closed("wrong", "lộ-ra");
  }

  @Test
  void takesPkcs12OrPem() throws IOException {
    for (String settings :
        List.of(
            "national.client-certificate = client.p12\n",
            "national.client-certificate = client.pem\nnational.client-key = client.key\n",
            "national.ca-file = mixed-ca.pem\n")) {
      Transport transport = load(settings).national().transport();
      assertThat(List.of(transport).toString()).doesNotContain(Certificates.PASSWORD);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "certificate | away.p12     | no such file",
        "certificate | nonsense.p12 | neither PKCS #12 nor PEM",
        "certificate | client.pem   | no private key",
        "certificate | broken.pem   | no private key",
        "certificate | ended.p12    | ended on DAY, 12 days ago",
        "certificate | to-come.p12  | a certificate valid from",
      })
  void saysWhatIsWrongWithACertificate(String setting, String file, String told)
      throws IOException {
    String day = java.time.LocalDate.now(java.time.ZoneOffset.UTC).minusDays(12).toString();

    assertOne(
        "national.client-" + setting + " = " + file + "\n",
        "national.client-certificate",
        told.replace("DAY", day));
  }

  @ParameterizedTest
  @CsvSource({
    "away.key, client-key, no such file",
    "pkcs1.key, client-key, RSA PRIVATE KEY",
    "other.key, client-certificate, no certificate of the key"
  })
  void saysWhatIsWrongWithItsKey(String file, String setting, String told) throws IOException {
    String both = "national.client-certificate = client.pem\nnational.client-key = " + file + "\n";

    assertOne(both, "national." + setting, told);
  }

  @Test
  void saysThatThePasswordIsWrongAndNotWhichItIs() throws IOException {
    List<Problem> problems =
        problems(
            "national.client-certificate = client.p12\nnational.client-password-file = wrong\n",
            Map.of());

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).field()).isEqualTo("national.client-password-file");
    assertThat(problems.get(0).text())
        .contains("a password that does not open the key")
        .doesNotContain("lộ-ra");
  }

  @ParameterizedTest
  @CsvSource({
    "away.pem, no such file",
    "nonsense.p12, no certificate in it",
    "broken.pem, a broken certificate",
    "old-ca.pem, 12 days ago"
  })
  void saysWhatIsWrongWithTheAuthorities(String file, String told) throws IOException {
    assertOne("national.ca-file = " + file + "\n", "national.ca-file", told);
  }

  @ParameterizedTest
  @ValueSource(strings = {"client.p12", "open.key"})
  void refusesAKeyThatOthersMayRead(String name) throws IOException {
    Path open = home.resolve(name.equals("open.key") ? name : "open.p12");
    Files.write(
        open, Files.readAllBytes(name.equals("open.key") ? home.resolve("client.key") : client));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
    String settings =
        name.equals("open.key")
            ? "national.client-certificate = client.pem\nnational.client-key = open.key\n"
            : "national.client-certificate = open.p12\n";

    assertThat(problems(settings, password()))
        .singleElement()
        .extracting(Problem::found)
        .isEqualTo("a file that everybody may read");
  }

  @Test
  void readsAProxy() throws IOException {
    for (String address : List.of("proxy.example.vn:3128", "http://proxy.example.vn:3128/")) {
      Transport.Proxy proxy =
          load("national.proxy = " + address + "\nnational.proxy-user = qua\n")
              .national()
              .transport()
              .proxy();
      assertThat(proxy).hasToString("proxy.example.vn:3128");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "proxy.example.vn",
        "https://proxy.example.vn:3128",
        "qua:lộ@proxy.example.vn:3128",
        "http://qua:lộ@proxy.example.vn:3128",
        "proxy.example.vn:99999"
      })
  void refusesOtherAddressesOfAProxyWithoutShowingThem(String address) throws IOException {
    assertOne("national.proxy = " + address + "\n", "national.proxy", "found another address");
  }

  @ParameterizedTest
  @CsvSource({
    "national.client-key = client.key, national.client-key",
    "national.client-password-file = wrong, national.client-password-file",
    "national.proxy-user = qua, national.proxy-user",
    "national.proxy-password-file = wrong, national.proxy-password-file"
  })
  void refusesSettingsWithoutWhatTheyBelongTo(String line, String field) throws IOException {
    assertThat(problems(line + "\n", Map.of())).extracting(Problem::field).containsExactly(field);
  }

  private static void assertOne(String settings, String field, String told) throws IOException {
    boolean proxy = field.equals("national.proxy");
    List<Problem> problems = problems(settings, proxy ? Map.of() : passwordFor(settings));
    assertThat(problems).extracting(Problem::field).containsExactly(field);
    assertThat(problems.get(0).text()).contains(told).doesNotContain("lộ");
  }

  private static Map<String, String> passwordFor(String settings) {
    return settings.contains("client-certificate") ? password() : Map.of();
  }

  private static Map<String, String> password() {
    return Map.of("LIENTHONG_NATIONAL_CLIENT_PASSWORD", Certificates.PASSWORD);
  }

  private static void closed(String name, String text) throws IOException {
    Files.setPosixFilePermissions(
        Files.writeString(home.resolve(name), text), PosixFilePermissions.fromString("rw-------"));
  }

  private static Settings load(String settings) throws IOException {
    return load(settings, passwordFor(settings));
  }

  private static Settings load(String settings, Map<String, String> more) throws IOException {
    Files.writeString(
        home.resolve("gateway.properties"),
        """
        province.url = jdbc:h2:mem:tinh
        province.user = sa
        national.url = https://api.example.gov.vn/api/v1
        national.key = khoa
        """
            + settings);
    Map<String, String> environment = new HashMap<>(more);
    environment.put("LIENTHONG_NATIONAL_SECRET", "bi mat");
    return Settings.load(home, environment);
  }

  private static List<Problem> problems(String settings, Map<String, String> more) {
    return catchThrowableOfType(InvalidSettings.class, () -> load(settings, more)).problems();
  }
}
