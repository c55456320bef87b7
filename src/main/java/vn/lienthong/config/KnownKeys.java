package vn.lienthong.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every setting there is, with its default; "" where there is none. */
final class KnownKeys {
  static final Map<String, String> DEFAULTS = defaults();

  /** Settings that are secrets: given in a file of their own or in the environment. */
  static final Set<String> SECRETS =
      Set.of(
          "province.password",
          "national.secret",
          "national.password",
          "national.client-password",
          "national.proxy-password",
          "ledger.password",
          "alerts.webhook");

  /** What else the environment may hold for the launcher and the command line. */
  private static final Set<String> OTHER_VARIABLES =
      Set.of("LIENTHONG_HOME", "LIENTHONG_COMMAND", "LIENTHONG_JAVA_OPTS", "LIENTHONG_LANG");

  private KnownKeys() {}

  /** {@code LIENTHONG_PROVINCE_PASSWORD} for {@code province.password}. */
  static String variable(String key) {
    return "LIENTHONG_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /**
   * {@code purpose.phieu-ho} for {@code LIENTHONG_PURPOSE_PHIEU_HO}, {@code database.dt.url} for
   * {@code LIENTHONG_DATABASE_DT_URL}; null for others.
   */
  static @Nullable String withName(String variable) {
    for (String named : List.of(Settings.PURPOSE, Settings.QUIET)) {
      String prefix = variable(named);
      if (variable.startsWith(prefix) && variable.length() > prefix.length()) {
        return named + lower(variable.substring(prefix.length()));
      }
    }
    return NamedDatabases.key(variable);
  }

  static String lower(String variable) {
    return variable.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static boolean isOtherVariable(String name) {
    return OTHER_VARIABLES.contains(name);
  }

  private static Map<String, String> defaults() {
    Map<String, String> keys = new LinkedHashMap<>();
    for (List<String> pair :
        List.of(
            List.of("province.code", "12"),
            List.of("province.name", "province"),
            List.of("province.url", ""),
            List.of("province.user", ""),
            List.of("province.password-file", ""),
            List.of("province.connect-timeout", "6s"),
            List.of("national.url", ""),
            List.of("national.token-url", ""),
            List.of("national.auth", "ngsp"),
            List.of("national.dialect", "default"),
            List.of("national.key", ""),
            List.of("national.secret-file", ""),
            List.of("national.user", ""),
            List.of("national.password-file", ""),
            List.of("national.system", ""),
            List.of("national.app", ""),
            List.of("national.partner", ""),
            List.of("national.partner-cus", ""),
            List.of("national.token-life", "30m"),
            List.of("national.login-fields", "username password data.token"),
            List.of("national.client-certificate", ""),
            List.of("national.client-key", ""),
            List.of("national.client-password-file", ""),
            List.of("national.ca-file", ""),
            List.of("national.proxy", ""),
            List.of("national.proxy-user", ""),
            List.of("national.proxy-password-file", ""),
            List.of("national.connect-timeout", "10s"),
            List.of("national.silence-timeout", "30s"),
            List.of("national.timeout", "2m"),
            List.of("national.answer-megabytes", "32"),
            List.of("national.longest-wait", "1h"),
            List.of("national.calls-per-second", "50"),
            List.of("national.rest", "30s"),
            List.of("ledger.url", ""),
            List.of("ledger.user", "lienthong"),
            List.of("ledger.password-file", ""),
            List.of("ledger.connect-timeout", "10s"),
            List.of("admin.port", "8470"),
            List.of("admin.accounts", ""),
            List.of("admin.hosts", ""),
            List.of("services.callers", ""),
            List.of("services.address", "127.0.0.1"),
            List.of("services.port", "8480"),
            List.of("services.timeout", "30s"),
            List.of("documents.dir", ""),
            List.of("log.format", "text"),
            List.of("data.dir", "data"),
            List.of("routes.dir", "../routes"),
            List.of("mappings.dir", "../mappings"),
            List.of("schedule.cycle", "0 0/15 * * * ?"),
            List.of("schedule.whole-every", "1m"),
            List.of("read.full-every", "1d"),
            List.of("read.page-size", "1000"),
            List.of("retry.attempts", "8"),
            List.of("retry.first", "30s"),
            List.of("retry.cap", "1h"),
            List.of("wait.limit", "7d"),
            List.of("capture.keep", "7d"),
            List.of("alerts.webhook-file", ""),
            List.of("alerts.disk-megabytes", "500"))) {
      keys.put(pair.get(0), pair.get(1));
    }
    return keys;
  }
}
