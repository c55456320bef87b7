package vn.lienthong.province;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.province.Trouble.Kind;

/**
 * SQL Server 2016 and later. Written from its documentation: no test has met a real one. Reading a
 * table with its child rows takes {@code ALTER DATABASE … SET ALLOW_SNAPSHOT_ISOLATION ON}.
 *
 * @param snapshot the driver's number for reading as of one moment
 */
record SqlServerDialect(int snapshot) implements Dialect {
  private static final int SNAPSHOT = 4096;

  private static final Pattern CONSTRAINT =
      Pattern.compile("(?:constraint|unique index) ['\"]([^'\"]+)['\"]", Pattern.CASE_INSENSITIVE);
  private static final Pattern COLUMN =
      Pattern.compile("column '([^']+)'", Pattern.CASE_INSENSITIVE);

  private static final int NOT_NULL = 515;
  private static final Set<Integer> VIOLATIONS = Set.of(547, 2601, 2627);
  private static final Set<Integer> COMPUTED = Set.of(271, 544, 8102);
  private static final Set<Integer> ROOM = Set.of(220, 2628, 8115, 8152);
  private static final Set<Integer> RIGHTS = Set.of(229, 230, 262, 297, 300);

  /** Out of locks or memory, deadlocked, locked, changed meanwhile. */
  private static final Set<Integer> BUSY = Set.of(701, 1204, 1205, 1222, 3960);

  /** No room for data or for the log, read-only. */
  private static final Set<Integer> UNWRITABLE = Set.of(1101, 1105, 3906, 9002);

  private static final Set<Integer> GONE = Set.of(4060, 18452, 18456, 18461, 18470, 18486, 18487);
  private static final ErrorCodes CODES = new ErrorCodes(RIGHTS, BUSY, UNWRITABLE, GONE);

  SqlServerDialect() {
    this(SNAPSHOT);
  }

  @Override
  public String name() {
    return "SQL Server";
  }

  @Override
  public String urlPrefix() {
    return "jdbc:sqlserver:";
  }

  @Override
  public boolean verified() {
    return false;
  }

  @Override
  public Properties driverProperties() {
    Properties properties = new Properties();
    properties.setProperty("applicationName", "lienthong");
    properties.setProperty("loginTimeout", "5");
    properties.setProperty("socketTimeout", "120000");
    return properties;
  }

  @Override
  public String sessionStart() {
    return "SET LOCK_TIMEOUT 2000";
  }

  @Override
  public String quoted(String identifier) {
    return '[' + identifier.replace("]", "]]") + ']';
  }

  @Override
  public String page(int skipped, int rows) {
    return " OFFSET " + skipped + " ROWS FETCH NEXT " + rows + " ROWS ONLY";
  }

  @Override
  public String some(int rows) {
    return "";
  }

  @Override
  public String lock() {
    return "";
  }

  /** The last for a database that reads committed rows by versions. */
  @Override
  public String lockHint() {
    return " WITH (UPDLOCK, ROWLOCK, READPAST, READCOMMITTEDLOCK)";
  }

  @Override
  public String lookHint() {
    return " WITH (READUNCOMMITTED)";
  }

  @Override
  public boolean releasesSavepoints() {
    return false;
  }

  /** No trigger of ours looks for it. */
  @Override
  public String ownWrites() {
    return "SELECT 1";
  }

  @Override
  public Optional<String> othersWrites() {
    return Optional.empty();
  }

  @Override
  public Optional<String> checkDeferred() {
    return Optional.empty();
  }

  @Override
  public boolean systemSchema(String schema) {
    return Set.of("sys", "INFORMATION_SCHEMA").contains(schema);
  }

  @Override
  public Optional<String> exactly(String column) {
    return Optional.of(column + " COLLATE Latin1_General_100_BIN2");
  }

  @Override
  public String dayText(String quotedColumn, Column column) {
    boolean zoned = column.typeName().equalsIgnoreCase("datetimeoffset");
    String moment = zoned ? quotedColumn + " AT TIME ZONE 'SE Asia Standard Time'" : quotedColumn;
    return "CAST(CAST(" + moment + " AS DATE) AS VARCHAR(10))";
  }

  @Override
  public String keyIn(List<Column> columns, List<List<Object>> keys, Binder binder) {
    if (columns.size() == 1) {
      return Dialect.super.keyIn(columns, keys, binder);
    }
    List<String> rows = new ArrayList<>(keys.size());
    for (List<Object> key : keys) {
      List<String> parts = new ArrayList<>(columns.size());
      for (Column column : columns) {
        Object value = Values.fit(column, Dialect.part(columns, key, column));
        parts.add(quoted(column.name()) + " = " + binder.bind(value));
      }
      rows.add("(" + String.join(" AND ", parts) + ")");
    }
    return "(" + String.join(" OR ", rows) + ")";
  }

  @Override
  public String keyAfter(List<Column> columns, List<Object> key, Binder binder) {
    return Dialect.keyAfter(this, columns, key, binder);
  }

  @Override
  public Trouble trouble(SQLException error) {
    int code = error.getErrorCode();
    String state = Trouble.state(error);
    if (code == NOT_NULL) {
      return new Trouble(Kind.CONSTRAINT, "not-null", first(COLUMN, error), state);
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
    Matcher found = pattern.matcher(String.valueOf(error.getMessage()));
    return found.find() ? found.group(1) : null;
  }
}
