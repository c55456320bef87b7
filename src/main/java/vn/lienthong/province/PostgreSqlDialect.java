package vn.lienthong.province;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import vn.lienthong.province.Trouble.Kind;

/** PostgreSQL 12 and later. */
record PostgreSqlDialect() implements Dialect {
  private static final String NOT_NULL = "23502";
  private static final Pattern COLUMN = Pattern.compile("\"([^\"]+)\"");
  private static final Set<String> ROOM = Set.of("22001", "22003");

  /** What is a kind of default in a definition is no type in a CAST. */
  private static final Map<String, String> SERIAL =
      Map.of("serial", "int4", "bigserial", "int8", "smallserial", "int2");

  /** No room on its disk, a file that it could not write, a server that may only read. */
  static final Set<String> UNWRITABLE = Set.of("53100", "58030", "25006");

  /** Where PostgreSQL speaks of files, not of tables. */
  private static final Set<String> FILES = Set.of("md.c", "fd.c", "relcache.c", "copydir.c");

  /** Deadlock, serialization, lock timeout, statement timeout. */
  private static final Set<String> BUSY = Set.of("40P01", "40001", "55P03", "57014");

  @Override
  public String name() {
    return "PostgreSQL";
  }

  @Override
  public String urlPrefix() {
    return "jdbc:postgresql:";
  }

  @Override
  public Properties driverProperties() {
    Properties properties = new Properties();
    properties.setProperty("ApplicationName", "lienthong");
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("loginTimeout", "5");
    properties.setProperty("socketTimeout", "120");
    properties.setProperty("tcpKeepAlive", "true");
    // a text takes the type of the column it meets: CHAR keeps its index, enums and citext work
    properties.setProperty("stringtype", "unspecified");
    return properties;
  }

  @Override
  public String sessionStart() {
    return "SET lock_timeout = '2s'; SET TIME ZONE '" + ZONE + "'";
  }

  /** Not held up by those who only refer to the row. */
  @Override
  public String lock() {
    return " FOR NO KEY UPDATE SKIP LOCKED";
  }

  @Override
  public String ownWrites() {
    return "SELECT set_config('lien_thong.rieng', '1', true)";
  }

  @Override
  public Optional<String> othersWrites() {
    return Optional.empty();
  }

  @Override
  public Optional<String> checkDeferred() {
    return Optional.of("SET CONSTRAINTS ALL IMMEDIATE");
  }

  @Override
  public boolean systemSchema(String schema) {
    return schema.equals("information_schema") || schema.startsWith("pg_");
  }

  /**
   * A list of rows is planned as one OR per row: 0.2 s for 500 keys, and seconds before the first
   * ANALYZE. A list of the first part uses the index; a table of the whole keys does the rest.
   */
  @Override
  public String keyIn(List<Column> columns, List<List<Object>> keys, Binder binder) {
    Column first = columns.get(0);
    List<List<Object>> firsts = keys.stream().map(key -> List.of(key.get(0))).distinct().toList();
    String near = Dialect.super.keyIn(List.of(first), firsts, binder);
    if (columns.size() == 1) {
      return near;
    }
    List<String> rows = new ArrayList<>(keys.size());
    for (List<Object> key : keys) {
      Function<Column, String> place =
          column -> binder.bind(Values.fit(column, Dialect.part(columns, key, column)));
      boolean typed = rows.isEmpty();
      rows.add(Dialect.row(columns, column -> typed ? cast(place, column) : place.apply(column)));
    }
    String names = Dialect.row(columns, column -> quoted(column.name()));
    return near + " AND " + names + " IN (VALUES " + String.join(", ", rows) + ")";
  }

  /** The first row of a table of values gives its columns their types. */
  private static String cast(Function<Column, String> place, Column column) {
    String type = SERIAL.getOrDefault(column.typeName(), column.typeName());
    return "CAST(" + place.apply(column) + " AS " + type + ")";
  }

  @Override
  public Trouble trouble(SQLException error) {
    String state = Trouble.state(error);
    ServerErrorMessage told =
        error instanceof PSQLException answer ? answer.getServerErrorMessage() : null;
    Kind kind = kind(state);
    if (kind == Kind.NO_RIGHTS && told != null && ofFiles(told)) {
      return Trouble.of(Kind.UNWRITABLE, error);
    }
    if (told != null && kind == Kind.COMPUTED) {
      Matcher column = COLUMN.matcher(String.valueOf(told.getMessage()));
      return new Trouble(kind, null, column.find() ? column.group(1) : null, state);
    }
    if (told == null || kind != Kind.CONSTRAINT) {
      return Trouble.of(kind, error);
    }
    @Nullable String constraint = state.equals(NOT_NULL) ? "not-null" : told.getConstraint();
    return new Trouble(kind, constraint, told.getColumn(), state);
  }

  /** A right that the system does not give its server: PostgreSQL calls a read-only disk so. */
  private static boolean ofFiles(ServerErrorMessage told) {
    return FILES.contains(String.valueOf(told.getFile()));
  }

  private static Kind kind(String state) {
    if (state.startsWith("23")) {
      return Kind.CONSTRAINT;
    }
    if (ROOM.contains(state)) {
      return Kind.TOO_LONG;
    }
    if (state.equals("428C9")) {
      return Kind.COMPUTED;
    }
    if (state.equals("42501")) {
      return Kind.NO_RIGHTS;
    }
    if (UNWRITABLE.contains(state)) {
      return Kind.UNWRITABLE;
    }
    // 53: out of memory or connections
    if (BUSY.contains(state) || state.startsWith("53")) {
      return Kind.BUSY;
    }
    boolean gone = state.startsWith("08") || state.startsWith("57P") || state.startsWith("28");
    return gone || state.equals("3D000") ? Kind.UNREACHABLE : Kind.OTHER;
  }
}
