package vn.lienthong.province;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import vn.lienthong.province.Trouble.Kind;

/** PostgreSQL 12 and later. */
record PostgreSqlDialect() implements Dialect {
  private static final String NOT_NULL = "23502";
  private static final Set<String> ROOM = Set.of("22001", "22003");

  /** Deadlock, serialization, lock timeout, statement timeout, read-only standby. */
  private static final Set<String> BUSY = Set.of("40P01", "40001", "55P03", "57014", "25006");

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
    return "SET lock_timeout = '2s'";
  }

  /** Not held up by those who only refer to the row. */
  @Override
  public String lock() {
    return " FOR NO KEY UPDATE SKIP LOCKED";
  }

  @Override
  public Optional<String> checkDeferred() {
    return Optional.of("SET CONSTRAINTS ALL IMMEDIATE");
  }

  @Override
  public boolean systemSchema(String schema) {
    return schema.equals("information_schema") || schema.startsWith("pg_");
  }

  @Override
  public Trouble trouble(SQLException error) {
    String state = Trouble.state(error);
    ServerErrorMessage told =
        error instanceof PSQLException answer ? answer.getServerErrorMessage() : null;
    Kind kind = kind(state);
    if (told == null || kind != Kind.CONSTRAINT) {
      return Trouble.of(kind, error);
    }
    @Nullable String constraint = state.equals(NOT_NULL) ? "not-null" : told.getConstraint();
    return new Trouble(kind, constraint, told.getColumn(), state);
  }

  private static Kind kind(String state) {
    if (state.startsWith("23")) {
      return Kind.CONSTRAINT;
    }
    if (ROOM.contains(state)) {
      return Kind.TOO_LONG;
    }
    if (state.equals("42501")) {
      return Kind.NO_RIGHTS;
    }
    // 53: out of memory, disk or connections
    if (BUSY.contains(state) || state.startsWith("53")) {
      return Kind.BUSY;
    }
    boolean gone = state.startsWith("08") || state.startsWith("57P") || state.startsWith("28");
    return gone || state.equals("3D000") ? Kind.UNREACHABLE : Kind.OTHER;
  }
}
