package vn.lienthong.province;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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
      String where = table.scope(binder) + " AND " + table.keyIn(binder, some);
      query(table.selectAll() + " WHERE " + where + ending, binder.values(), rows);
    }
    return rows;
  }

  private void query(String sql, List<Object> values, List<Row> rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      try (ResultSet found = statement.executeQuery()) {
        while (found.next()) {
          add(rows, found);
        }
      }
    }
  }

  private void add(List<Row> rows, ResultSet found) throws SQLException {
    try {
      rows.add(table.lenses().fromProvince(Rows.current(found)));
    } catch (UnreadableRow stranger) {
      // a row without a readable key is none of those that were asked for
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
