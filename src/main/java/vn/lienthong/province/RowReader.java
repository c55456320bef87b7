package vn.lienthong.province;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.UnreadableRow;
import vn.lienthong.record.Row;

/** Reads rows in scope by their keys, within a transaction. */
final class RowReader {
  private static final int AT_ONCE = 500;
  private final Connection connection;
  private final Dialect dialect;
  private final MappedTable table;

  RowReader(Connection connection, Dialect dialect, MappedTable table) {
    this.connection = connection;
    this.dialect = dialect;
    this.table = table;
  }

  /** Those that are there, seen as committed. */
  List<Row> find(Collection<List<Object>> keys) throws SQLException {
    return read(keys, "");
  }

  /** Those that are there and that nobody else has locked; they are ours until the end. */
  List<Row> lock(Collection<List<Object>> keys) throws SQLException {
    return read(keys, dialect.lock());
  }

  private List<Row> read(Collection<List<Object>> keys, String ending) throws SQLException {
    List<List<Object>> all = List.copyOf(keys);
    List<Row> rows = new ArrayList<>(all.size());
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      Binder.Positional binder = new Binder.Positional();
      List<List<Object>> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
      String where = table.passing(binder) + " AND " + table.keyIn(binder, some);
      String sql = table.selectAll() + " WHERE " + where + ending;
      JdbcRows.each(connection, sql, binder.values(), columns -> add(rows, columns));
    }
    return rows;
  }

  private boolean add(List<Row> rows, Map<String, @Nullable Object> columns) {
    try {
      rows.add(table.lenses().fromProvince(columns));
    } catch (UnreadableRow stranger) {
      // a row without a readable key is none of those that were asked for
    }
    return true;
  }
}
