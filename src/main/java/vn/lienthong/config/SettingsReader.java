package vn.lienthong.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.lienthong.alert.Webhook;
import vn.lienthong.ledger.LedgerSettings;
import vn.lienthong.ledger.QuietHours;
import vn.lienthong.national.NationalSettings;
import vn.lienthong.province.ProvinceSettings;
import vn.lienthong.record.Problem;
import vn.lienthong.services.ServicesSettings;

/** From values to {@link Settings}: which setting goes where, and what each must be. */
final class SettingsReader {
  private final Values values;
  private final Secrets secrets;
  private final Map<String, String> purposes;
  private final Map<String, String> quiet;
  private final Set<String> databases;

  /**
   * @param databases names of those beside the usual one
   */
  SettingsReader(
      Values values,
      Secrets secrets,
      Map<String, String> purposes,
      Map<String, String> quiet,
      Set<String> databases) {
    this.databases = databases;
    this.quiet = quiet;
    this.purposes = purposes;
    this.values = values;
    this.secrets = secrets;
  }

  /**
   * @throws InvalidSettings if there is any problem, the ones found before included
   */
  Settings read(Path home, List<Problem> problems) {
    Folders folders = folders(home);
    ProvinceSettings province = database("province", values.text("province.name"));
    Map<String, ProvinceSettings> others = new LinkedHashMap<>();
    databases.forEach(name -> others.put(name, database(NamedDatabases.prefix(name), name)));
    NationalSettings national = new NationalReader(values, secrets).read();
    LedgerSettings ledger = ledger(folders.data());
    AdminSettings admin = admin();
    ServicesSettings services = services();
    Pace pace = pace();
    FeedSettings feeds =
        new FeedSettings(
            Map.copyOf(purposes),
            values.duration("wait.limit"),
            values.duration("capture.keep"),
            values.duration("schedule.whole-every"));
    AlertSettings alerts = alerts();
    if (!problems.isEmpty()) {
      throw new InvalidSettings(problems);
    }
    return new Settings(
        folders, province, others, national, ledger, admin, services, pace, feeds, alerts);
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

  private ProvinceSettings database(String prefix, String name) {
    String url = prefix + ".url";
    if (!values.required(url, "a JDBC address of the province's database").isEmpty()) {
      checkDatabase(url, "postgresql", "mariadb", "sqlserver", "h2");
    }
    return new ProvinceSettings(
        name,
        values.text(url),
        values.required(prefix + ".user", "the database's user"),
        secrets.read(prefix + ".password").get(),
        values.duration("province.connect-timeout"));
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
        secrets.read("ledger.password").get(),
        values.duration("ledger.connect-timeout"));
  }

  /** Never shows the address: a part of it may be a password in a form nobody thought of. */
  private void checkDatabase(String key, String... kinds) {
    if (secrets.standsIn(key)) {
      values.fault(key, "a secret in the address", "an address without one");
    } else if (!values.text(key).matches("jdbc:(" + String.join("|", kinds) + "):.+")) {
      values.fault(key, "another address", "jdbc:" + String.join(":… or jdbc:", kinds) + ":…");
    }
  }

  private AdminSettings admin() {
    String hosts = values.matching("admin.hosts", "[a-z0-9.-]*( [a-z0-9.-]+)*", "names of hosts");
    boolean accounts = !values.text("admin.accounts").isEmpty();
    if (!hosts.isEmpty() && !accounts) {
      values.fault("admin.hosts", "hosts but no accounts", "admin.accounts beside it");
    }
    return new AdminSettings(
        values.number("admin.port", 0, 65_535),
        values.matching("log.format", "text|json", "text or json"),
        accounts ? values.path("admin.accounts") : null,
        hosts.isEmpty() ? Set.of() : Set.of(hosts.split(" ")));
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

  private AlertSettings alerts() {
    Secret webhook = secrets.read("alerts.webhook");
    if (!webhook.get().isEmpty() && !Webhook.fits(webhook.get())) {
      values.fault("alerts.webhook-file", "another address", "one by https");
    }
    return new AlertSettings(webhook, values.number("alerts.disk-megabytes", 1, 1_000_000));
  }

  private Pace pace() {
    Pace pace =
        new Pace(
            values.matching("schedule.cycle", "\\S+( \\S+){5,6}", "a Quartz expression"),
            values.duration("read.full-every"),
            values.number("read.page-size", 1, 10_000),
            values.number("retry.attempts", 1, 100),
            values.duration("retry.first"),
            values.duration("retry.cap"),
            quiet());
    if (pace.longestWait().compareTo(pace.firstWait()) < 0) {
      values.fault("retry.cap", "no less than retry.first");
    }
    return pace;
  }

  private Map<String, QuietHours> quiet() {
    Map<String, QuietHours> hours = new LinkedHashMap<>();
    quiet.forEach(
        (flow, text) ->
            QuietHours.parse(text)
                .ifPresentOrElse(
                    parsed -> hours.put(flow, parsed),
                    () -> values.fault(Settings.QUIET + flow, "such as 07:30-11:30 13:30-17:00")));
    return hours;
  }
}
