package vn.lienthong.province;

import java.time.Duration;

/**
 * How the province's database is reached.
 *
 * @param name for people and messages
 * @param url a JDBC URL of H2, PostgreSQL, MariaDB or SQL Server
 * @param patience how long a connection is waited for
 */
public record ProvinceSettings(
    String name, String url, String user, String password, Duration patience) {
  private static final Duration PATIENCE = Duration.ofSeconds(6);
  private static final Duration LEAST = Duration.ofMillis(500);

  /** What the one database of a province is called unless somebody calls it otherwise. */
  public static final String USUAL = "province";

  public ProvinceSettings(String name, String url, String user, String password) {
    this(name, url, user, password, PATIENCE);
  }

  public ProvinceSettings {
    patience = patience.compareTo(LEAST) < 0 ? LEAST : patience;
  }

  /** Without the password. */
  @Override
  public String toString() {
    return name + " (" + Urls.withoutSecrets(url) + ", user " + user + ")";
  }
}
