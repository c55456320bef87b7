package vn.lienthong.province;

/**
 * How the province's database is reached.
 *
 * @param name for people and messages
 * @param url a JDBC URL of H2, PostgreSQL, MariaDB or SQL Server
 */
public record ProvinceSettings(String name, String url, String user, String password) {
  /** What the one database of a province is called unless somebody calls it otherwise. */
  public static final String USUAL = "province";

  /** Without the password. */
  @Override
  public String toString() {
    return name + " (" + Urls.withoutSecrets(url) + ", user " + user + ")";
  }
}
