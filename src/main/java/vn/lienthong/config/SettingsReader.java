package vn.lienthong.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import vn.lienthong.ledger.LedgerSettings;
import vn.lienthong.national.NationalLimits;
import vn.lienthong.national.NationalSettings;
import vn.lienthong.province.ProvinceSettings;
import vn.lienthong.record.Problem;
import vn.lienthong.services.ServicesSettings;

/** From values to {@link Settings}: which setting goes where, and what each must be. */
final class SettingsReader {
  private static final int MEGABYTE = 1024 * 1024;
  private static final URI NOWHERE = URI.create("https://localhost");
  private final Values values;
  private final Secrets secrets;
  private final Map<String, String> purposes;

  SettingsReader(Values values, Secrets secrets, Map<String, String> purposes) {
    this.purposes = purposes;
    this.values = values;
    this.secrets = secrets;
  }

  /**
   * @throws InvalidSettings if there is any problem, the ones found before included
   */
  Settings read(Path home, List<Problem> problems) {
    Folders folders = folders(home);
    ProvinceSettings province = province();
    NationalSettings national = national();
    LedgerSettings ledger = ledger(folders.data());
    int adminPort = values.number("admin.port", 0, 65_535);
    ServicesSettings services = services();
    Pace pace = pace();
    FeedSettings feeds =
        new FeedSettings(
            Map.copyOf(purposes), values.duration("wait.limit"), values.duration("capture.keep"));
    if (!problems.isEmpty()) {
      throw new InvalidSettings(problems);
    }
    return new Settings(folders, province, national, ledger, adminPort, services, pace, feeds);
  }

  private Folders folders(Path home) {
    return new Folders(
        home,
        values.path("data.dir"),
        values.folder("routes.dir"),
        values.folder("mappings.dir"),
        values.text("documents.dir").isEmpty()
            ? values.path("data.dir").resolve("documents")
            : values.path("documents.dir"));
  }

  private ProvinceSettings province() {
    String url = "province.url";
    if (!values.required(url, "a JDBC address of the province's database").isEmpty()) {
      checkDatabase(url, "postgresql", "mariadb", "h2");
    }
    return new ProvinceSettings(
        values.text("province.name"),
        values.text(url),
        values.required("province.user", "the database's user"),
        secrets.read("province.password").get());
  }

  private NationalSettings national() {
    URI url = nationalAddress("national.url");
    URI token =
        values.text("national.token-url").isEmpty()
            ? url.resolve("/token")
            : nationalAddress("national.token-url");
    Secret secret = secrets.read("national.secret");
    if (!secrets.isGiven("national.secret")) {
      values.fault("national.secret-file", "a file with the secret of national.key");
    }
    return new NationalSettings(
        url,
        token,
        values.oneOf("national.auth", List.of("ngsp", "api-key")),
        values.required("national.key", "the key the ministry gave out"),
        secret,
        limits(),
        values.matching("province.code", "\\d{2}", "two digits, such as \"12\""),
        values.matching(
            "national.dialect", "[a-z0-9]+(-[a-z0-9]+)*", "a file of mappings/dialects"));
  }

  /** A stand-in if there is a fault, which is told by then. */
  private URI nationalAddress(String key) {
    if (values.required(key, "the address of the national API").isEmpty()) {
      return NOWHERE;
    }
    URI address = values.address(key);
    if (address == null) {
      return NOWHERE;
    }
    return NationalSettings.fault(address)
        .map(
            fault -> {
              values.fault(key, "an address that is not fit", fault.replaceFirst("^expected ", ""));
              return NOWHERE;
            })
        .orElse(address);
  }

  private NationalLimits limits() {
    return new NationalLimits(
        values.duration("national.connect-timeout"),
        values.duration("national.silence-timeout"),
        values.duration("national.timeout"),
        (long) values.number("national.answer-megabytes", 1, 1024) * MEGABYTE,
        values.duration("national.longest-wait"),
        values.number("national.calls-per-second", 1, 1000));
  }

  private LedgerSettings ledger(Path data) {
    String url = values.text("ledger.url");
    if (!url.isEmpty()) {
      checkDatabase("ledger.url", "postgresql", "h2");
    }
    String embedded = "jdbc:h2:file:" + data.toAbsolutePath().resolve("ledger");
    return new LedgerSettings(
        url.isEmpty() ? embedded : url,
        values.text("ledger.user"),
        secrets.read("ledger.password").get());
  }

  /** Never shows the address: a part of it may be a password in a form nobody thought of. */
  private void checkDatabase(String key, String... kinds) {
    if (secrets.standsIn(key)) {
      values.fault(key, "a secret in the address", "an address without one");
    } else if (!values.text(key).matches("jdbc:(" + String.join("|", kinds) + "):.+")) {
      values.fault(key, "another address", "jdbc:" + String.join(":… or jdbc:", kinds) + ":…");
    }
  }

  private ServicesSettings services() {
    boolean documents = !values.text("documents.dir").isEmpty();
    boolean callers = !values.text("services.callers").isEmpty();
    String address = "[0-9a-fA-F.:]+|localhost|[a-z0-9-]+(\\.[a-z0-9-]+)*";
    return new ServicesSettings(
        callers ? values.path("services.callers") : null,
        values.matching("services.address", address, "an address of this machine"),
        values.number("services.port", 0, 65_535),
        documents ? values.folder("documents.dir") : null,
        values.duration("services.timeout"));
  }

  private Pace pace() {
    Pace pace =
        new Pace(
            values.matching("schedule.cycle", "\\S+( \\S+){5,6}", "a Quartz expression"),
            values.duration("read.full-every"),
            values.number("read.page-size", 1, 10_000),
            values.number("retry.attempts", 1, 100),
            values.duration("retry.first"),
            values.duration("retry.cap"));
    if (pace.longestWait().compareTo(pace.firstWait()) < 0) {
      values.fault("retry.cap", "no less than retry.first");
    }
    return pace;
  }
}
