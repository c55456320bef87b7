package vn.lienthong.province;

/**
 * How the province's database is reached.
 *
 * @param name for people and messages
 * @param url a JDBC URL of H2, PostgreSQL or MariaDB
 */
public record ProvinceSettings(String name, String url, String user, String password) {
  /** Without the password. */
  @Override
  public String toString() {
    return name + " (" + Urls.withoutSecrets(url) + ", user " + user + ")";
  }
}
