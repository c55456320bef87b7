package vn.lienthong.province;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows as JDBC gives them, by column name. */
final class Rows {
  private Rows() {}

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
