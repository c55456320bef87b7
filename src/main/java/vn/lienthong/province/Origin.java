package vn.lienthong.province;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Marks what a connection writes as this gateway's own, so that the triggers of change capture can
 * tell it from what people write. Without capture it changes nothing.
 */
public final class Origin implements AutoCloseable {
  private final Connection connection;
  private final Optional<String> end;

  private Origin(Connection connection, Optional<String> end) {
    this.connection = connection;
    this.end = end;
  }

  /**
   * From now on, until it is closed; to be called within the transaction.
   *
   * @throws SQLException if the connection is lost
   */
  public static Origin mark(Connection connection, Dialect dialect) throws SQLException {
    run(connection, dialect.ownWrites());
    return new Origin(connection, dialect.othersWrites());
  }

  @Override
  public void close() throws SQLException {
    if (end.isPresent()) {
      run(connection, end.get());
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
