package vn.lienthong.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Key;

/** Statements within one transaction. Arguments are keys, instants, enums or what JDBC knows. */
final class Session implements AutoCloseable {
  /** At the end of a question that locks the rows it gives. */
  static final String LOCKS = " FOR UPDATE";

  private final Connection connection;
  private final Lock pen;
  private boolean holdsPen;
  private boolean writes;

  /**
   * @param pen taken before the first row is written or locked, and given back at the end
   */
  Session(Connection connection, Lock pen) {
    this.connection = connection;
    this.pen = pen;
  }

  /** Makes something of a row. */
  interface Reading<T> {
    T read(Columns row) throws SQLException;
  }

  <T> List<T> list(String sql, Reading<T> reading, @Nullable Object... arguments)
      throws SQLException {
    if (sql.endsWith(LOCKS)) {
      takePen();
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, arguments);
      try (ResultSet rows = statement.executeQuery()) {
        List<T> all = new ArrayList<>();
        while (rows.next()) {
          all.add(reading.read(new Columns(rows)));
        }
        return all;
      }
    }
  }

  <T> Optional<T> first(String sql, Reading<T> reading, @Nullable Object... arguments)
      throws SQLException {
    return list(sql, reading, arguments).stream().findFirst();
  }

  /** Whether anything was to be written. */
  boolean writes() {
    return writes;
  }

  private void takePen() {
    if (!holdsPen) {
      pen.lock();
      holdsPen = true;
    }
  }

  private void write() {
    takePen();
    writes = true;
  }

  int update(String sql, @Nullable Object... arguments) throws SQLException {
    write();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, arguments);
      return statement.executeUpdate();
    }
  }

  /** Inserts a row into a table whose {@code id} counts by itself; gives the id. */
  long insert(String sql, @Nullable Object... arguments) throws SQLException {
    write();
    try (PreparedStatement statement = connection.prepareStatement(sql, new String[] {"id"})) {
      bind(statement, arguments);
      statement.executeUpdate();
      try (ResultSet ids = statement.getGeneratedKeys()) {
        ids.next();
        return ids.getLong(1);
      }
    }
  }

  /** The same statement for many rows of arguments. */
  void batch(String sql, List<@Nullable Object[]> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    write();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (@Nullable Object[] row : rows) {
        bind(statement, row);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private void bind(PreparedStatement statement, @Nullable Object... arguments)
      throws SQLException {
    for (int i = 0; i < arguments.length; i++) {
      statement.setObject(i + 1, stored(arguments[i]));
    }
  }

  private @Nullable Object stored(@Nullable Object argument) throws SQLException {
    if (argument instanceof Instant instant) {
      return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
    if (argument instanceof Enum<?> word) {
      return word.name();
    }
    if (argument instanceof Key key) {
      return key.bytes();
    }
    if (argument instanceof String[] texts) {
      return connection.createArrayOf("varchar", texts);
    }
    return argument;
  }

  /** After the transaction. */
  @Override
  public void close() {
    if (holdsPen) {
      pen.unlock();
    }
  }
}
