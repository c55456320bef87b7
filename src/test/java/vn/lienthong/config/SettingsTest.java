package vn.lienthong.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.national.Access;
import vn.lienthong.record.Problem;

class SettingsTest {
  private static final String LEAST =
      """
      province.url = jdbc:h2:mem:tinh
      province.user = sa
      national.url = https://api.example.gov.vn/api/v1
      national.key = khoa
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
  void aPurposeIsTakenFromTheEnvironmentBeforeTheFile() throws IOException {
    Settings settings =
        load(
            LEAST + "purpose.phieu-ho = tệp\npurpose.khac = khác\n",
            Map.of("LIENTHONG_NATIONAL_SECRET", "x", "LIENTHONG_PURPOSE_PHIEU_HO", " biến "));

    assertThat(settings.feeds().purposes())
        .containsOnly(Map.entry("phieu-ho", "biến"), Map.entry("khac", "khác"));
  }

  @Test
  void aPurposeInTheEnvironmentNamesItsFlow() {
    Map<String, String> nameless =
        Map.of("LIENTHONG_NATIONAL_SECRET", "x", "LIENTHONG_PURPOSE_", "x");

    assertThatThrownBy(() -> load(LEAST, nameless)).isInstanceOf(InvalidSettings.class);
  }

  @Test
  void hasDefaultsForAllButTheTwoSides() throws IOException {
    Settings settings = load(LEAST, SECRET);

    assertThat(settings.folders())
        .isEqualTo(
            new Folders(
                home,
                home.resolve("data"),
                root.resolve("routes"),
                root.resolve("mappings"),
                home.resolve("data/documents")));
    assertThat(settings.ledger().url())
        .isEqualTo("jdbc:h2:file:" + home.resolve("data").toAbsolutePath().resolve("ledger"));
    assertThat(settings.admin().port()).isEqualTo(8470);
    assertThat(settings.pace())
        .isEqualTo(
            new Pace(
                "0 0/15 * * * ?",
                Duration.ofDays(1),
                1000,
                8,
                Duration.ofSeconds(30),
                Duration.ofHours(1),
                Map.of()));
    assertThat(settings.national().tokenUrl())
        .contains(URI.create("https://api.example.gov.vn/token"));
    assertThat(settings.national().access().profile()).isEqualTo("ngsp");
    assertThat(settings.national().province()).isEqualTo("12");
    assertThat(settings.national().limits().connect()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.national().limits().answerBytes()).isEqualTo(32 * 1024 * 1024);
  }

  @Test
  void readsTheHoursInWhichAFlowIsQuiet() throws IOException {
    Settings settings = load(LEAST + "quiet.phieu-ho = 07:30-11:30 13:30-17:00\n", SECRET);
    assertThat(settings.pace().quiet()).containsOnlyKeys("phieu-ho");

    assertThatThrownBy(() -> load(LEAST + "quiet.phieu-ho = buổi sáng\n", SECRET))
        .hasMessageContaining("quiet.phieu-ho")
        .hasMessageContaining("07:30-11:30");
  }

  @Test
  void readsEverySetting() throws IOException {
    secretFile("tinh.pw", "mật khẩu tỉnh\n");
    secretFile("so-cai.pw", "mật khẩu sổ cái");
    Settings settings =
        load(
            """
            # Lai Châu
            province.code = 12
            province.name = Lai Châu
            province.url = jdbc:postgresql://db/ctdt
            province.user = doc
            province.password-file = tinh.pw
            national.url = https://api.example.gov.vn/api/v1
            national.token-url = https://sso.example.gov.vn/oauth/token
            national.auth = ngsp
            national.key = khoa
            national.secret-file = tinh.pw
            national.connect-timeout = 500ms
            national.silence-timeout = 20s
            national.timeout = 3m
            national.answer-megabytes = 8
            national.longest-wait = 2h
            national.calls-per-second = 9
            national.rest = 45s
            ledger.url = jdbc:postgresql://db/socai
            ledger.user = ghi
            ledger.password-file = so-cai.pw
            admin.port = 0
            data.dir = /var/lib/lienthong
            routes.dir = ../routes
            mappings.dir = ../mappings
            schedule.cycle = 0 0 3 * * ?
            schedule.whole-every = 90s
            read.full-every = 12h
            read.page-size = 200
            retry.attempts = 3
            retry.first = PT5S
            retry.cap = 10m
            """,
            Map.of());

    assertThat(settings.province().name()).isEqualTo("Lai Châu");
    assertThat(settings.province().password()).isEqualTo("mật khẩu tỉnh");
    assertThat(settings.ledger().user()).isEqualTo("ghi");
    assertThat(settings.ledger().password()).isEqualTo("mật khẩu sổ cái");
    assertThat(settings.national().tokenUrl().map(URI::getHost)).contains("sso.example.gov.vn");
    assertThat(settings.national().limits().connect()).isEqualTo(Duration.ofMillis(500));
    assertThat(settings.national().limits().longestWait()).isEqualTo(Duration.ofHours(2));
    assertThat(settings.national().limits().callsPerSecond()).isEqualTo(9);
    assertThat(settings.national().limits().rest()).isEqualTo(Duration.ofSeconds(45));
    assertThat(settings.folders().data()).isEqualTo(Path.of("/var/lib/lienthong"));
    assertThat(settings.pace().firstWait()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.pace().attempts()).isEqualTo(3);
    assertThat(settings.feeds().wholeEvery()).isEqualTo(Duration.ofSeconds(90));
  }

  @Test
  void environmentGoesBeforeLocalFileBeforeFile() throws IOException {
    Files.writeString(
        home.resolve("gateway.local.properties"), "province.user = local\nadmin.port = 1\n");
    Settings settings =
        load(
            LEAST + "admin.port = 2\nread.page-size = 3\n",
            Map.of(
                "LIENTHONG_NATIONAL_SECRET", "x",
                "LIENTHONG_PROVINCE_USER", "env",
                "LIENTHONG_HOME", "/anywhere"));

    assertThat(settings.province().user()).isEqualTo("env");
    assertThat(settings.admin().port()).isEqualTo(1);
    assertThat(settings.pace().pageSize()).isEqualTo(3);
  }

  @Test
  void readsNationalSecretAnewWithEachUse() throws IOException {
    Path file = secretFile("bi-mat", "cũ");
    Settings settings = load(LEAST + "national.secret-file = bi-mat\n", Map.of());
    assertThat(ngsp(settings).secret().get()).isEqualTo("cũ");

    Files.writeString(file, "mới\n");

    assertThat(ngsp(settings).secret().get()).isEqualTo("mới");
  }

  @Test
  void neverShowsSecrets() throws IOException {
    Settings settings =
        load(
            LEAST,
            Map.of("LIENTHONG_NATIONAL_SECRET", "hush1", "LIENTHONG_PROVINCE_PASSWORD", "hush2"));

    assertThat(settings.toString()).doesNotContain("hush1", "hush2");
    assertThat(ngsp(settings).secret().toString()).doesNotContain("hush1");
    assertThat(settings.province().password()).isEqualTo("hush2");
  }

  @Test
  void tellsEveryFaultAtOnceWithFileAndLine() {
    InvalidSettings invalid =
        invalid(
            """
            provnce.url = jdbc:h2:mem:tinh
            admin.port = eighty
            retry.first = soon
            """,
            Map.of("LIENTHONG_PROVINCE_USR", "x"));

    assertThat(invalid.problems())
        .contains(
            new Problem(
                "gateway.properties",
                1,
                "provnce.url",
                "an unknown setting",
                "a known one",
                "province.url"),
            new Problem(
                "gateway.properties",
                2,
                "admin.port",
                "\"eighty\"",
                "a number from 0 to 65535",
                null),
            new Problem(
                "environment",
                0,
                "LIENTHONG_PROVINCE_USR",
                "an unknown setting",
                "a known one",
                "LIENTHONG_PROVINCE_USER"));
    assertThat(invalid.problems())
        .extracting(Problem::field)
        .contains("retry.first", "province.url", "province.user", "national.url", "national.key")
        .contains("national.secret-file");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "province.code = 1234            | province.code",
        "national.auth = ngps            | national.auth",
        "read.page-size = 0              | read.page-size",
        "retry.attempts = -1             | retry.attempts",
        "retry.cap = 1s                  | retry.cap",
        "retry.first = 0s                | retry.first",
        "schedule.cycle = hourly         | schedule.cycle",
        "routes.dir = ../nowhere         | routes.dir",
        "mappings.dir = gateway.properties | mappings.dir",
        "national.token-url = http://api.example.gov.vn/token | national.token-url",
        "ledger.url = mysql://db         | ledger.url",
        "ledger.password-file = none     | ledger.password-file",
        "just a line                     | line"
      })
  void refuses(String line, String field) {
    InvalidSettings invalid = invalid(LEAST + line + "\n", SECRET);

    assertThat(invalid.problems()).hasSize(1);
    assertThat(invalid.problems().get(0).field()).isEqualTo(field);
    assertThat(invalid.problems().get(0).line()).isEqualTo(5);
    assertThat(invalid.problems().get(0).file()).isEqualTo("gateway.properties");
  }

  @Test
  void guessesWhatWasMeant() {
    assertThat(invalid(LEAST + "national.auth = ngps\n", SECRET).problems().get(0).nearest())
        .isEqualTo("ngsp");
  }

  @Test
  void refusesTheSameKeyTwice() {
    assertThatThrownBy(() -> load(LEAST + "province.user = b\n", SECRET))
        .hasMessageContaining("gateway.properties:5 province.user")
        .hasMessageContaining("line 2 has it too");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdbc:postgresql://db/ctdt", "jdbc:mariadb://db/ctdt", "jdbc:h2:mem:x"})
  void takesEveryDatabaseThatAProvinceMayHave(String url) throws IOException {
    assertThat(load(LEAST.replace("jdbc:h2:mem:tinh", url), SECRET).province().url())
        .isEqualTo(url);
  }

  @Test
  void takesNoLedgerWhereFencingIsNotTried() {
    assertThatThrownBy(() -> load(LEAST + "ledger.url = jdbc:mariadb://db/ledger\n", SECRET))
        .hasMessageContaining("ledger.url: found another address")
        .hasMessageContaining("jdbc:postgresql:… or jdbc:h2:…");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db/ctdt?user=a&password=lộ",
        "jdbc:postgresql://a:lộ@db/ctdt",
        "jdbc:h2:mem:x;PASSWORD=lộ",
        "oracle:thin:a/lộ@db"
      })
  void neverShowsOrTakesSecretsInAddresses(String url) {
    String text = LEAST.replace("jdbc:h2:mem:tinh", url);

    assertThatThrownBy(() -> load(text, SECRET))
        .hasMessageContaining("gateway.properties:1 province.url")
        .hasMessageNotContaining("lộ");
  }

  @Test
  void refusesSecretsInTheFile() {
    assertThatThrownBy(() -> load(LEAST + "province.password = lộ\n", SECRET))
        .hasMessageContaining("gateway.properties:5 province.password: found a secret")
        .hasMessageContaining("LIENTHONG_PROVINCE_PASSWORD")
        .hasMessageNotContaining("lộ");
  }

  @ParameterizedTest
  @CsvSource({"rw-r--r--, everybody", "rw-rw-rw-, everybody"})
  void refusesSecretFilesThatOthersMayRead(String mode, String told) throws IOException {
    Path file = secretFile("mk", "lộ");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

    assertThatThrownBy(() -> load(LEAST + "province.password-file = mk\n", SECRET))
        .hasMessageContaining("province.password-file")
        .hasMessageContaining(told)
        .hasMessageNotContaining("lộ");
  }

  @Test
  void takesSecretFilesForAGroupAndRefusesEmptyOnes() throws IOException {
    Path file = secretFile("mk", "đúng");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThat(load(LEAST + "province.password-file = mk\n", SECRET).province().password())
        .isEqualTo("đúng");

    Files.writeString(file, "\n");

    assertThatThrownBy(() -> load(LEAST + "province.password-file = mk\n", SECRET))
        .hasMessageContaining("an empty file");
  }

  @Test
  void refusesBytesThatAreNotText() throws IOException {
    Files.write(
        home.resolve("gateway.properties"), "tên = Lai Châu".getBytes(StandardCharsets.UTF_16));

    assertThatThrownBy(() -> Settings.load(home, SECRET)).hasMessageContaining("not UTF-8");
  }

  @Test
  void findsDataFolderWhateverElseIsWrong() throws IOException {
    Files.writeString(home.resolve("gateway.properties"), "nonsense\ndata.dir = so-lieu\n");

    assertThat(Settings.dataFolder(home, Map.of())).isEqualTo(home.resolve("so-lieu"));
    assertThat(Settings.dataFolder(home, Map.of("LIENTHONG_DATA_DIR", "/d")))
        .isEqualTo(Path.of("/d"));
  }

  @Test
  void shippedFileShowsEverySettingWithItsDefault() throws IOException {
    Path shipped = Path.of("gateway/gateway.properties");
    Pattern line = Pattern.compile("#?([a-z]+\\.[a-z-]+) =(.*)");
    List<String> lines = Files.readAllLines(shipped);

    KnownKeys.DEFAULTS.forEach(
        (key, value) -> {
          var shown =
              lines.stream().map(line::matcher).filter(m -> m.matches() && m.group(1).equals(key));
          assertThat(shown.map(m -> value.isEmpty() ? "" : m.group(2).strip()))
              .as(key)
              .containsExactly(value);
        });
    Files.copy(shipped, home.resolve("gateway.properties"));
    assertThat(
            catchThrowableOfType(InvalidSettings.class, () -> Settings.load(home, SECRET))
                .problems())
        .extracting(Problem::field)
        .containsExactly("province.url", "province.user", "national.url", "national.key");
  }

  private static Access.Ngsp ngsp(Settings settings) {
    return (Access.Ngsp) settings.national().access();
  }

  private Path secretFile(String name, String text) throws IOException {
    Path file = Files.writeString(home.resolve(name), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file;
  }

  private Settings load(String text, Map<String, String> environment) throws IOException {
    Files.writeString(home.resolve("gateway.properties"), text);
    return Settings.load(home, environment);
  }

  private InvalidSettings invalid(String text, Map<String, String> environment) {
    return catchThrowableOfType(InvalidSettings.class, () -> load(text, environment));
  }
}
