package vn.lienthong.province;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Key;
import vn.lienthong.record.Row;

/** The rows as they are after their changes. */
final class AfterRows {
  private final Map<String, Row> byHandle = new HashMap<>();
  private final Map<Key, Row> byKey = new HashMap<>();

  AfterRows(RowReader reader, List<Change> changes) throws SQLException {
    List<List<Object>> keys = new ArrayList<>();
    for (Change change : changes) {
      if (change.key() != null) {
        keys.add(change.key());
      }
    }
    for (Row row : reader.find(keys)) {
      byHandle.put(row.handle().id(), row);
      byKey.put(row.key(), row);
    }
  }

  /** Null if the change removed it, or if it is not found under its key. */
  @Nullable Row of(Change change) {
    if (change.key() == null) {
      return null;
    }
    Row before = change.write().expected();
    return before == null ? byKey.get(change.write().key()) : byHandle.get(before.handle().id());
  }
}
