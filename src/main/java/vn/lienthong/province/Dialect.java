package vn.lienthong.province;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** What differs between databases. */
public sealed interface Dialect permits H2Dialect, PostgreSqlDialect {
  /**
   * @throws IllegalArgumentException if no dialect knows the URL
   */
  static Dialect ofUrl(String url) {
    for (Dialect dialect : List.of(new H2Dialect(), new PostgreSqlDialect())) {
      if (url.startsWith(dialect.urlPrefix())) {
        return dialect;
      }
    }
    throw new IllegalArgumentException(
        "no database that we know has the URL "
            + Urls.withoutSecrets(url)
            + ": it begins with jdbc:h2: or jdbc:postgresql:");
  }

  /** For people, such as {@code PostgreSQL}. */
  String name();

  String urlPrefix();

  /** What the driver is given beside the URL; the URL's own settings win. */
  Properties driverProperties();

  /** Run on every new connection: nobody waits long for a lock. */
  String sessionStart();

  /** What the error means; never looks at the values in its message. */
  Trouble trouble(SQLException error);

  /** Checks now what is otherwise checked at the commit. */
  Optional<String> checkDeferred();

  /** The database's own schemas, which hold no table of the province. */
  boolean systemSchema(String schema);

  default String quoted(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  default String limit(int rows) {
    return " FETCH FIRST " + rows + " ROWS ONLY";
  }

  /** Ends a query that locks the rows it gives and leaves out those that others hold. */
  String lock();
}
