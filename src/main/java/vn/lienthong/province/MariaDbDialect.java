package vn.lienthong.province;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.province.Trouble.Kind;

/** MariaDB 10.6 and later, and MySQL 8 over the same driver. */
record MariaDbDialect() implements Dialect {
  /** What stands before may be values: names are taken from the message's end. */
  private static final Pattern KEY = Pattern.compile("for key '(?:[^'.]*\\.)?([^']+)'$");

  private static final Pattern CONSTRAINT =
      Pattern.compile("(?:CONSTRAINT `|Check constraint ')([^`']+)[`']");
  private static final Pattern COLUMN =
      Pattern.compile("(?:[Cc]olumn|Field) [`'](?:[^`']*`\\.`)*([^`']+)[`']");

  private static final int DUPLICATE = 1062;
  private static final Set<Integer> NOT_NULL = Set.of(1048, 1364);
  private static final Set<Integer> VIOLATIONS = Set.of(1216, 1217, 1451, 1452, 1761, 3819, 4025);
  private static final Set<Integer> COMPUTED = Set.of(1906, 3105);
  private static final Set<Integer> ROOM = Set.of(1264, 1406);
  private static final Set<Integer> RIGHTS = Set.of(1044, 1142, 1143, 1227, 1370, 1419);

  /** Locked, deadlocked, changed meanwhile, out of connections or time. */
  private static final Set<Integer> BUSY = Set.of(1020, 1040, 1205, 1213, 1226, 1317, 1969, 3572);

  /** No room for the table or for a file, a read-only replica or table, a file not written. */
  private static final Set<Integer> UNWRITABLE = Set.of(3, 1021, 1026, 1036, 1114, 1290, 1836);

  private static final Set<Integer> GONE = Set.of(1045, 1049, 1053, 1129, 1130, 1698, 1927);
  private static final ErrorCodes CODES = new ErrorCodes(RIGHTS, BUSY, UNWRITABLE, GONE);

  @Override
  public String name() {
    return "MariaDB";
  }

  @Override
  public String urlPrefix() {
    return "jdbc:mariadb:";
  }

  @Override
  public Properties driverProperties() {
    Properties properties = new Properties();
    properties.setProperty("connectTimeout", "5000");
    properties.setProperty("socketTimeout", "120000");
    properties.setProperty("connectionAttributes", "program_name:lienthong");
    // what others call a schema is called so here too
    properties.setProperty("useCatalogTerm", "SCHEMA");
    // a bulk of rows would be one statement, and its failure nobody's
    properties.setProperty("useBulkStmts", "false");
    return properties;
  }

  /** A server that is not strict would cut a long text and say nothing. */
  @Override
  public String sessionStart() {
    return "SET SESSION innodb_lock_wait_timeout = 2, SESSION lock_wait_timeout = 2,"
        + " SESSION time_zone = '+07:00',"
        + " SESSION sql_mode = CONCAT_WS(',', NULLIF(@@SESSION.sql_mode, ''), 'STRICT_ALL_TABLES')";
  }

  @Override
  public Optional<String> exactly(String column) {
    return Optional.of("BINARY " + column);
  }

  @Override
  public String lock() {
    return " FOR UPDATE SKIP LOCKED";
  }

  @Override
  public String ownWrites() {
    return "SET @lien_thong_rieng = 1";
  }

  @Override
  public Optional<String> othersWrites() {
    return Optional.of("SET @lien_thong_rieng = NULL");
  }

  /** As MySQL says it too. */
  @Override
  public String page(int skipped, int rows) {
    return " LIMIT " + rows + (skipped > 0 ? " OFFSET " + skipped : "");
  }

  @Override
  public String dayText(String quotedColumn, Column column) {
    return "CAST(CAST(" + quotedColumn + " AS DATE) AS CHAR(10))";
  }

  @Override
  public Optional<String> checkDeferred() {
    return Optional.empty();
  }

  @Override
  public boolean systemSchema(String schema) {
    return Set.of("information_schema", "mysql", "performance_schema", "sys").contains(schema);
  }

  @Override
  public String quoted(String identifier) {
    return '`' + identifier.replace("`", "``") + '`';
  }

  /** A list of rows alone would walk the whole index. */
  @Override
  public String keyIn(List<Column> columns, List<List<Object>> keys, Binder binder) {
    if (columns.size() == 1) {
      return Dialect.super.keyIn(columns, keys, binder);
    }
    List<List<Object>> firsts = keys.stream().map(key -> List.of(key.get(0))).distinct().toList();
    // values are bound in the order of the text
    String near = Dialect.super.keyIn(List.of(columns.get(0)), firsts, binder);
    return near + " AND " + Dialect.super.keyIn(columns, keys, binder);
  }

  /** A comparison of rows would not use the index. */
  @Override
  public String keyAfter(List<Column> columns, List<Object> key, Binder binder) {
    return Dialect.keyAfter(this, columns, key, binder);
  }

  @Override
  public Trouble trouble(SQLException error) {
    int code = error.getErrorCode();
    String state = Trouble.state(error);
    if (NOT_NULL.contains(code)) {
      return new Trouble(Kind.CONSTRAINT, "not-null", first(COLUMN, error), state);
    }
    if (code == DUPLICATE) {
      return new Trouble(Kind.CONSTRAINT, first(KEY, error), null, state);
    }
    if (COMPUTED.contains(code)) {
      return new Trouble(Kind.COMPUTED, null, first(COLUMN, error), state);
    }
    if (VIOLATIONS.contains(code)) {
      return new Trouble(Kind.CONSTRAINT, first(CONSTRAINT, error), null, state);
    }
    if (ROOM.contains(code)) {
      return new Trouble(Kind.TOO_LONG, null, first(COLUMN, error), state);
    }
    return CODES.trouble(error);
  }

  private static @Nullable String first(Pattern pattern, SQLException error) {
    Matcher found = pattern.matcher(String.valueOf(error.getMessage()).strip());
    return found.find() ? found.group(1) : null;
  }
}
