package vn.lienthong.province;

import java.sql.Clob;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a statement one by one. */
final class JdbcRows {
  /** Rows that a driver fetches at a time, where it does not hold them all anyway. */
  private static final int AT_ONCE = 200;

  private JdbcRows() {}

  /** Takes the rows by column name, large texts as String. */
  interface Taking {
    /** False: that was enough. */
    boolean take(Map<String, @Nullable Object> row) throws SQLException;
  }

  static void each(Connection connection, String sql, List<Object> values, Taking taking)
      throws SQLException {
    each(connection, 0, sql, values, taking);
  }

  /**
   * @param seconds after which the database gives up; 0 for never
   */
  static void each(
      Connection connection, int seconds, String sql, List<Object> values, Taking taking)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setQueryTimeout(seconds);
      statement.setFetchSize(AT_ONCE);
      bind(statement, values);
      try (ResultSet found = statement.executeQuery()) {
        String[] labels = labels(found.getMetaData());
        boolean more = true;
        while (more && found.next()) {
          more = taking.take(row(found, labels));
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

  private static String[] labels(ResultSetMetaData about) throws SQLException {
    String[] labels = new String[about.getColumnCount()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = about.getColumnLabel(i + 1);
    }
    return labels;
  }

  private static Map<String, @Nullable Object> row(ResultSet found, String[] labels)
      throws SQLException {
    Map<String, @Nullable Object> row = new HashMap<>(labels.length * 2);
    for (int i = 0; i < labels.length; i++) {
      row.put(labels[i], value(found, i + 1));
    }
    return row;
  }

  private static @Nullable Object value(ResultSet found, int column) throws SQLException {
    try {
      Object value = found.getObject(column);
      return value instanceof Clob ? found.getString(column) : value;
    } catch (SQLException unreadable) {
      // bytes that are no text in the connection's encoding: the row is read, with a fault
      if (String.valueOf(unreadable.getSQLState()).startsWith("22")) {
        return found.getBytes(column);
      }
      throw unreadable;
    }
  }
}
