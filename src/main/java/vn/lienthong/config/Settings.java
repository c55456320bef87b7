package vn.lienthong.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.ledger.LedgerSettings;
import vn.lienthong.national.NationalSettings;
import vn.lienthong.province.ProvinceSettings;
import vn.lienthong.record.Nearest;
import vn.lienthong.record.Problem;
import vn.lienthong.services.ServicesSettings;

/**
 * All settings of the service, checked.
 *
 * <p>They come from {@code gateway.properties}, over it {@code gateway.local.properties} if there
 * is one, over both the environment: {@code LIENTHONG_NATIONAL_URL} is {@code national.url}.
 *
 * @param province the province's usual database
 * @param databases others, by the names that mappings use
 */
public record Settings(
    Folders folders,
    ProvinceSettings province,
    Map<String, ProvinceSettings> databases,
    NationalSettings national,
    LedgerSettings ledger,
    AdminSettings admin,
    ServicesSettings services,
    Pace pace,
    FeedSettings feeds,
    AlertSettings alerts) {
  static final String PURPOSE = "purpose.";
  static final String QUIET = "quiet.";
  static final String FILE = "gateway.properties";
  private static final String LOCAL_FILE = "gateway.local.properties";

  /**
   * @param home the folder of gateway.properties
   * @param environment the process's, or a test's
   * @throws InvalidSettings with everything that is wrong
   */
  public static Settings load(Path home, Map<String, String> environment) {
    List<Problem> problems = new ArrayList<>();
    Map<String, Found> found = gather(home, environment, problems);
    Values values = new Values(home, found, problems);
    SettingsReader reader =
        new SettingsReader(
            values,
            new Secrets(found, values),
            named(PURPOSE, found),
            named(QUIET, found),
            NamedDatabases.names(found.keySet()));
    return reader.read(home, problems);
  }

  /** The data folder alone, whatever is wrong with the rest: how a command finds the service. */
  public static Path dataFolder(Path home, Map<String, String> environment) {
    List<Problem> ignored = new ArrayList<>();
    return new Values(home, gather(home, environment, ignored), ignored).path("data.dir");
  }

  /** Whether any province is configured, whatever is wrong with the rest. */
  public static boolean namesProvince(Path home, Map<String, String> environment) {
    return gather(home, environment, new ArrayList<>()).containsKey("province.url");
  }

  /** Whether the national API is configured, or begun to be, whatever is wrong with the rest. */
  public static boolean namesNation(Path home, Map<String, String> environment) {
    Map<String, Found> found = gather(home, environment, new ArrayList<>());
    return found.containsKey("national.url") || found.containsKey("national.auth");
  }

  private static Map<String, Found> gather(
      Path home, Map<String, String> environment, List<Problem> problems) {
    Map<String, Found> found = new LinkedHashMap<>();
    found.putAll(PropertiesFile.read(home.resolve(FILE), problems));
    found.putAll(PropertiesFile.read(home.resolve(LOCAL_FILE), problems));
    for (Found given : List.copyOf(found.values())) {
      if (!isKnown(given.name())) {
        problems.add(unknown(given, Nearest.of(given.name(), KnownKeys.DEFAULTS.keySet())));
        found.remove(given.name());
      }
    }
    addEnvironment(environment, found, problems);
    return found;
  }

  private static void addEnvironment(
      Map<String, String> environment, Map<String, Found> found, List<Problem> problems) {
    Map<String, String> keys = new LinkedHashMap<>();
    KnownKeys.DEFAULTS.keySet().forEach(key -> keys.put(KnownKeys.variable(key), key));
    KnownKeys.SECRETS.forEach(key -> keys.put(KnownKeys.variable(key), key));
    environment.forEach(
        (name, value) -> {
          Found given = new Found("environment", 0, name, value);
          String key = keys.getOrDefault(name, KnownKeys.withName(name));
          if (key != null) {
            found.put(key, given);
          } else if (name.startsWith("LIENTHONG_") && !KnownKeys.isOtherVariable(name)) {
            problems.add(unknown(given, Nearest.of(name, keys.keySet())));
          }
        });
  }

  /** Of the settings that are named after a flow: what is said, by flow. */
  private static Map<String, String> named(String prefix, Map<String, Found> found) {
    Map<String, String> named = new LinkedHashMap<>();
    found.forEach(
        (key, given) -> {
          if (key.startsWith(prefix) && !given.value().isBlank()) {
            named.put(key.substring(prefix.length()), given.value().strip());
          }
        });
    return named;
  }

  private static boolean isKnown(String key) {
    return key.matches("(purpose|quiet)\\.[a-z0-9-]+")
        || NamedDatabases.isKey(key)
        || KnownKeys.DEFAULTS.containsKey(key)
        || KnownKeys.SECRETS.contains(key);
  }

  private static Problem unknown(Found given, @Nullable String nearest) {
    return new Problem(
        given.file(), given.line(), given.name(), "an unknown setting", "a known one", nearest);
  }
}
