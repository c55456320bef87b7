package vn.lienthong.province;

import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows as JDBC gives them, by column name. */
final class Rows {
  private Rows() {}

  /** The row that the cursor is on; large texts as String. */
  static Map<String, @Nullable Object> current(ResultSet cursor) throws SQLException {
    ResultSetMetaData about = cursor.getMetaData();
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    for (int i = 1; i <= about.getColumnCount(); i++) {
      Object value = cursor.getObject(i);
      row.put(about.getColumnLabel(i), value instanceof Clob ? cursor.getString(i) : value);
    }
    return row;
  }

  static @Nullable Object value(Map<String, ? extends @Nullable Object> row, String column) {
    if (row.containsKey(column)) {
      return row.get(column);
    }
    for (Map.Entry<String, ? extends @Nullable Object> entry : row.entrySet()) {
      if (entry.getKey().equalsIgnoreCase(column)) {
        return entry.getValue();
      }
    }
    return null;
  }
}
