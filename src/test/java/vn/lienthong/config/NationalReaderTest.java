package vn.lienthong.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.national.Access;
import vn.lienthong.record.Problem;

/** The four profiles: what each needs, and what it must not have. */
class NationalReaderTest {
  private static final String LEAST =
      """
      province.url = jdbc:h2:mem:tinh
      province.user = sa
      national.url = https://api.example.gov.vn/api/v1/
      """;
  private static final Map<String, String> SECRET = Map.of("LIENTHONG_NATIONAL_SECRET", "bi mat");
  @TempDir private Path root;
  private Path home;

  @BeforeEach
  void folders() throws IOException {
    home = Files.createDirectory(root.resolve("gateway"));
    Files.createDirectory(root.resolve("routes"));
    Files.createDirectory(root.resolve("mappings"));
  }

  @Test
  void readsLgsp() throws IOException {
    Access.Lgsp lgsp =
        (Access.Lgsp)
            access(
                """
                national.auth = lgsp
                national.key = khoa
                national.app = LienThong
                national.partner = 000.00.12.H35
                national.partner-cus = H35
                national.token-life = 10m
                """,
                SECRET);

    assertThat(List.of(lgsp.key(), lgsp.secret().get(), lgsp.app()))
        .containsExactly("khoa", "bi mat", "LienThong");
    assertThat(List.of(lgsp.partner(), lgsp.partnerCustomer()))
        .containsExactly("000.00.12.H35", "H35");
    assertThat(lgsp.at())
        .isEqualTo(
            new Access.TokenDesk(
                URI.create("https://api.example.gov.vn/token"), Duration.ofMinutes(10)));
  }

  @Test
  void readsLogin() throws IOException {
    secretFile("mk", "mật khẩu\n");
    Access.Login login =
        (Access.Login)
            access(
                """
                national.auth = login
                national.user = lai.chau
                national.password-file = mk
                national.system = CTDT-12
                national.login-fields = userName matKhau result.accessToken
                """,
                SECRET);

    assertThat(List.of(login.user(), login.password().get(), login.system()))
        .containsExactly("lai.chau", "mật khẩu", "CTDT-12");
    assertThat(login.secret().get()).isEqualTo("bi mat");
    assertThat(login.form())
        .isEqualTo(new Access.LoginForm("userName", "matKhau", "result.accessToken"));
    assertThat(login.at())
        .isEqualTo(
            new Access.TokenDesk(
                URI.create("https://api.example.gov.vn/api/v1/auth/login"),
                Duration.ofMinutes(30)));
  }

  @Test
  void readsApiKey() throws IOException {
    Access.ApiKey key =
        (Access.ApiKey) access("national.auth = api-key\nnational.key = X-Api-Key\n", SECRET);

    assertThat(key.header()).isEqualTo("X-Api-Key");
    assertThat(key.secret().get()).isEqualTo("bi mat");
  }

  @ParameterizedTest
  @CsvSource({
    "ngsp, national.key national.secret-file",
    "lgsp, national.app national.key national.partner national.secret-file",
    "login, national.password-file national.secret-file national.system national.user",
    "api-key, national.key national.secret-file"
  })
  void tellsAtOnceAllThatAProfileNeeds(String profile, String settings) {
    assertThat(problems("national.auth = " + profile + "\n", Map.of()))
        .extracting(Problem::field)
        .containsExactlyInAnyOrder(settings.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "ngsp, national.app national.partner national.partner-cus national.password-file"
        + " national.system national.user national.login-fields",
    "lgsp, national.password-file national.system national.user national.login-fields",
    "login, national.app national.key national.partner national.partner-cus",
    "api-key, national.app national.partner national.partner-cus national.password-file"
        + " national.system national.user national.token-url national.token-life"
        + " national.login-fields"
  })
  void tellsAtOnceAllThatAProfileDoesNotHave(String profile, String settings) throws IOException {
    secretFile("mk", "mật khẩu");
    String all =
        """
        national.key = X-Api-Key
        national.user = lai.chau
        national.password-file = mk
        national.system = CTDT-12
        national.app = LienThong
        national.partner = 000.00.12.H35
        national.partner-cus = H35
        national.token-url = https://api.example.gov.vn/token
        national.token-life = 30m
        national.login-fields = user password token
        """;

    List<Problem> problems = problems("national.auth = " + profile + "\n" + all, SECRET);

    assertThat(problems).extracting(Problem::field).containsExactlyInAnyOrder(settings.split(" "));
    assertThat(problems)
        .allSatisfy(problem -> assertThat(problem.found()).contains(profile + " does not have"))
        .allSatisfy(problem -> assertThat(problem.line()).isGreaterThan(4));
  }

  @Test
  void saysWhichProfilesHaveASetting() {
    assertThat(problems("national.key = khoa\nnational.user = lai.chau\n", SECRET))
        .containsExactly(
            new Problem(
                "gateway.properties",
                5,
                "national.user",
                "a setting that ngsp does not have",
                "national.auth = login",
                null));
  }

  @ParameterizedTest
  @CsvSource({
    "national.secret, LIENTHONG_NATIONAL_SECRET",
    "national.password, LIENTHONG_NATIONAL_PASSWORD",
    "national.client-password, LIENTHONG_NATIONAL_CLIENT_PASSWORD",
    "national.proxy-password, LIENTHONG_NATIONAL_PROXY_PASSWORD"
  })
  void takesNoSecretFromTheFileAndDoesNotShowIt(String key, String variable) {
    assertThat(problems(key + " = lộ ra\n", Map.of()))
        .anySatisfy(
            problem -> {
              assertThat(problem.field()).isEqualTo(key);
              assertThat(problem.found()).isEqualTo("a secret in this file");
              assertThat(problem.expected()).contains(variable);
            })
        .allSatisfy(problem -> assertThat(problem.text()).doesNotContain("lộ ra"));
  }

  @ParameterizedTest
  @CsvSource({
    "login, username password",
    "login, username password data..token",
    "api-key, X Api Key"
  })
  void refusesNamesThatAreNone(String profile, String names) {
    String key = profile.equals("login") ? "national.login-fields" : "national.key";

    assertThat(problems("national.auth = " + profile + "\n" + key + " = " + names + "\n", SECRET))
        .extracting(Problem::field)
        .contains(key);
  }

  @Test
  void keepsASecretWhoseFileCannotBeUsedAnyMore() throws IOException {
    Path file = secretFile("bi-mat", "cũ");
    Access.Ngsp access =
        (Access.Ngsp) access("national.key = khoa\nnational.secret-file = bi-mat\n", Map.of());

    Files.writeString(file, "\n");
    assertThat(access.secret().get()).isEqualTo("cũ");
    Files.writeString(file, "mới");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(access.secret().get()).isEqualTo("cũ");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertThat(access.secret().get()).isEqualTo("mới");
    Files.delete(file);
    assertThat(access.secret().get()).isEqualTo("mới");
  }

  @Test
  void showsNoSecret() throws IOException {
    Map<String, String> secrets = new TreeMap<>();
    KnownKeys.SECRETS.forEach(key -> secrets.put(KnownKeys.variable(key), "hush-" + key));
    secrets.remove("LIENTHONG_NATIONAL_CLIENT_PASSWORD");
    secrets.put("LIENTHONG_ALERTS_WEBHOOK", "https://example.vn/hush");

    Settings settings =
        load(
            """
            national.auth = login
            national.user = lai.chau
            national.system = CTDT-12
            national.proxy = proxy.example.gov.vn:3128
            national.proxy-user = qua
            """,
            secrets);

    assertThat(settings + " " + settings.national().access() + settings.national().transport())
        .contains("lai.chau")
        .doesNotContain("hush");
  }

  @Test
  void reportsNothingThatASecretFileHolds() throws IOException {
    secretFile("mk", "lộ ra");
    Files.setPosixFilePermissions(home.resolve("mk"), PosixFilePermissions.fromString("rw----r--"));

    assertThatThrownBy(() -> access("national.auth = login\nnational.password-file = mk\n", SECRET))
        .hasMessageContaining("national.password-file: found a file that everybody may read")
        .hasMessageNotContaining("lộ ra");
  }

  private Path secretFile(String name, String text) throws IOException {
    Path file = Files.writeString(home.resolve(name), text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private Access access(String text, Map<String, String> environment) throws IOException {
    return load(text, environment).national().access();
  }

  private Settings load(String text, Map<String, String> environment) throws IOException {
    Files.writeString(home.resolve("gateway.properties"), LEAST + text);
    return Settings.load(home, environment);
  }

  private List<Problem> problems(String text, Map<String, String> environment) {
    return catchThrowableOfType(InvalidSettings.class, () -> load(text, environment)).problems();
  }
}
