package vn.lienthong.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** Rows for one table, sent a thousand at a time; those that they belong to are sent before. */
final class Inserts implements AutoCloseable {
  private static final int PIECE = 1000;

  private final PreparedStatement statement;
  private final int columns;
  private final @Nullable Inserts parents;
  private int waiting;

  /**
   * @param parents rows that the rows of this table refer to; null if to none
   * @param columns names between commas
   */
  Inserts(Connection connection, @Nullable Inserts parents, String table, String columns)
      throws SQLException {
    this.columns = columns.split(",").length;
    this.parents = parents;
    String marks = String.join(", ", Collections.nCopies(this.columns, "?"));
    statement =
        connection.prepareStatement(
            "INSERT INTO " + table + " (" + columns + ") VALUES (" + marks + ")");
  }

  void add(@Nullable Object... values) throws SQLException {
    if (values.length != columns) {
      throw new IllegalArgumentException(values.length + " values for " + columns + " columns");
    }
    for (int i = 0; i < columns; i++) {
      statement.setObject(i + 1, values[i]);
    }
    statement.addBatch();
    waiting++;
    if (waiting == PIECE) {
      send();
    }
  }

  void send() throws SQLException {
    if (parents != null) {
      parents.send();
    }
    if (waiting > 0) {
      statement.executeBatch();
      waiting = 0;
    }
  }

  @Override
  public void close() throws SQLException {
    send();
    statement.close();
  }
}
