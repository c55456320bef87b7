package vn.lienthong.province;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Row;

/**
 * A row as its table holds it.
 *
 * @param columns by name, child rows below the names of their fields
 */
record Stored(Row row, Map<String, @Nullable Object> columns) {
  @SuppressWarnings("unchecked")
  List<Map<String, @Nullable Object>> children(ChildTable table) {
    Object rows = columns.get(table.field().name());
    return rows == null ? List.of() : (List<Map<String, @Nullable Object>>) rows;
  }
}
