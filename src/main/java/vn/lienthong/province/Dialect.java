package vn.lienthong.province;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.lienthong.mapping.FieldType;

/** What differs between databases. */
public sealed interface Dialect
    permits H2Dialect, MariaDbDialect, PostgreSqlDialect, SqlServerDialect {
  /**
   * @throws IllegalArgumentException if no dialect knows the URL
   */
  static Dialect ofUrl(String url) {
    for (Dialect dialect :
        List.of(
            new H2Dialect(),
            new PostgreSqlDialect(),
            new MariaDbDialect(),
            new SqlServerDialect())) {
      if (url.startsWith(dialect.urlPrefix())) {
        return dialect;
      }
    }
    throw new IllegalArgumentException(
        "no database that we know has the URL "
            + Urls.withoutSecrets(url)
            + ": it begins with jdbc:h2:, jdbc:postgresql:, jdbc:mariadb: or jdbc:sqlserver:");
  }

  /** For people, such as {@code PostgreSQL}. */
  String name();

  String urlPrefix();

  /** Whether every promise is tested on a real one. */
  default boolean verified() {
    return true;
  }

  /** What the driver is given beside the URL; the URL's own settings win. */
  Properties driverProperties();

  /** The day of a moment is the day it was in Vietnam. */
  String ZONE = "Asia/Ho_Chi_Minh";

  /** Run on every new connection: nobody waits long for a lock, and moments are in our zone. */
  String sessionStart();

  /** What the error means; never looks at the values in its message. */
  Trouble trouble(SQLException error);

  /** Checks now what is otherwise checked at the commit. */
  Optional<String> checkDeferred();

  /** The database's own schemas, which hold no table of the province. */
  boolean systemSchema(String schema);

  /**
   * The key is one of those, in a form for which the database uses the key's index.
   *
   * @param keys at least one, each with one value per column
   */
  default String keyIn(List<Column> columns, List<List<Object>> keys, Binder binder) {
    List<String> rows = new ArrayList<>(keys.size());
    for (List<Object> key : keys) {
      rows.add(row(columns, column -> binder.bind(Values.fit(column, part(columns, key, column)))));
    }
    return row(columns, column -> quoted(column.name())) + " IN (" + String.join(", ", rows) + ")";
  }

  /** {@code (a, b)}, or {@code a} for a key of one part. */
  static String row(List<Column> columns, Function<Column, String> part) {
    String parts = columns.stream().map(part).collect(Collectors.joining(", "));
    return columns.size() == 1 ? parts : "(" + parts + ")";
  }

  static Object part(List<Column> columns, List<Object> key, Column column) {
    return key.get(columns.indexOf(column));
  }

  default String quoted(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  /** The table, with its schema if it has one. */
  default String name(Table table) {
    String schema = table.schema();
    String name = quoted(table.name());
    return schema == null ? name : quoted(schema) + "." + name;
  }

  /**
   * A column as it is read for a field of that type. Days are read as text: on their way through
   * java.sql.Date days before 1906 are moved by one in Vietnam's time zone.
   */
  default String selected(FieldType type, Column column) {
    boolean day =
        switch (column.type()) {
          case DATE, TIMESTAMP, TIMESTAMP_WITH_TIMEZONE -> type == FieldType.DATE;
          default -> false;
        };
    String name = quoted(column.name());
    return day ? dayText(name, column) + " AS " + name : name;
  }

  /** The day of a date or time as {@code yyyy-MM-dd}. */
  default String dayText(String quotedColumn, Column column) {
    return "CAST(CAST(" + quotedColumn + " AS DATE) AS VARCHAR(10))";
  }

  /**
   * The key comes after that one in the order of its columns, in a form that the key's index
   * answers.
   *
   * @param key one value per column
   */
  default String keyAfter(List<Column> columns, List<Object> key, Binder binder) {
    return row(columns, column -> quoted(column.name()))
        + " > "
        + row(columns, column -> binder.bind(Values.fit(column, part(columns, key, column))));
  }

  /** The isolation in which all tables of a transaction are read as of one moment. */
  default int snapshot() {
    return Connection.TRANSACTION_REPEATABLE_READ;
  }

  /**
   * The text of a column so that only the very same text equals it; empty if it already does. By
   * many collations of MariaDB THUONG equals thường.
   */
  default Optional<String> exactly(String column) {
    return Optional.empty();
  }

  /** The first rows, in the order before it. */
  default String limit(int rows) {
    return page(0, rows);
  }

  /** Any rows; empty where a limit takes an order, and then the reader stops by itself. */
  default String some(int rows) {
    return limit(rows);
  }

  /** So many rows after those that are skipped, in the order before it. */
  default String page(int skipped, int rows) {
    String skip = skipped > 0 ? " OFFSET " + skipped + " ROWS" : "";
    return skip + " FETCH NEXT " + rows + " ROWS ONLY";
  }

  /** Makes what follows in the transaction known to triggers as the gateway's own writing. */
  String ownWrites();

  /** Takes that back; empty if the transaction's end does. */
  Optional<String> othersWrites();

  /** Ends a query that locks the rows it gives and leaves out those that others hold. */
  String lock();

  /** The same, where it has to follow the table. */
  default String lockHint() {
    return "";
  }

  /** Follows the table in a query that looks for rows and waits for nobody's lock. */
  default String lookHint() {
    return "";
  }

  /** Whether a view without a trigger of its own lets nobody write, and says so only of a row. */
  default boolean deafViews() {
    return false;
  }

  /** Whether a savepoint can be let go of before the transaction's end. */
  default boolean releasesSavepoints() {
    return true;
  }

  /** As {@link #keyAfter}, column by column, for a database that does not compare rows. */
  static String keyAfter(Dialect dialect, List<Column> columns, List<Object> key, Binder binder) {
    List<String> ranges = new ArrayList<>();
    for (int last = 0; last < columns.size(); last++) {
      List<String> parts = new ArrayList<>();
      for (int i = 0; i <= last; i++) {
        Column column = columns.get(i);
        String place = binder.bind(Values.fit(column, key.get(i)));
        parts.add(dialect.quoted(column.name()) + (i < last ? " = " : " > ") + place);
      }
      ranges.add(String.join(" AND ", parts));
    }
    return "(" + String.join(" OR ", ranges) + ")";
  }
}
