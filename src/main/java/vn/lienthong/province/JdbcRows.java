package vn.lienthong.province;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import vn.lienthong.record.Tuple;

/** Reads the rows of a statement one by one. */
final class JdbcRows {
  /** Rows that a driver fetches at a time, where it does not hold them all anyway. */
  private static final int AT_ONCE = 200;

  private JdbcRows() {}

  /** Takes the rows by column name, large texts as String. */
  interface Taking {
    /** False: that was enough. */
    boolean take(Tuple<Object> row) throws SQLException;
  }

  static void each(Connection connection, String sql, List<Object> values, Taking taking)
      throws SQLException {
    each(connection, 0, sql, values, List.of(), taking);
  }

  /**
   * @param seconds after which the database gives up; 0 for never
   */
  static void each(
      Connection connection, int seconds, String sql, List<Object> values, Taking taking)
      throws SQLException {
    each(connection, seconds, sql, values, List.of(), taking);
  }

  /**
   * @param more names that a row has besides its columns, for what is put there afterwards
   */
  static void each(
      Connection connection,
      String sql,
      List<Object> values,
      Collection<String> more,
      Taking taking)
      throws SQLException {
    each(connection, 0, sql, values, more, taking);
  }

  private static void each(
      Connection connection,
      int seconds,
      String sql,
      List<Object> values,
      Collection<String> more,
      Taking taking)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setQueryTimeout(seconds);
      statement.setFetchSize(AT_ONCE);
      bind(statement, values);
      try (ResultSet found = statement.executeQuery()) {
        TupleReading columns = TupleReading.of(found.getMetaData(), more);
        boolean enough = false;
        while (!enough && found.next()) {
          enough = !taking.take(columns.row(found));
        }
      }
    }
  }

  /** The first column of the first row. */
  static long number(Connection connection, String sql, List<Object> values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      try (ResultSet found = statement.executeQuery()) {
        return found.next() ? found.getLong(1) : 0;
      }
    }
  }

  static void bind(PreparedStatement statement, List<Object> values) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) instanceof Values.Null none) {
        statement.setNull(i + 1, none.type().getVendorTypeNumber());
      } else {
        statement.setObject(i + 1, values.get(i));
      }
    }
  }
}
