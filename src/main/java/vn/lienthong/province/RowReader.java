package vn.lienthong.province;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
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

  /** How rows are read: what follows the table, and what ends the query. */
  private record Manner(String hint, String ending, boolean locks) {}

  RowReader(Connection connection, Dialect dialect, MappedTable table) {
    this.connection = connection;
    this.dialect = dialect;
    this.table = table;
  }

  /** Those that are there, seen as committed. */
  List<Row> find(Collection<List<Object>> keys) throws SQLException {
    return read(keys, new Manner("", "", false)).stream().map(Stored::row).toList();
  }

  /** As {@link #find}, perhaps as not committed, and without waiting for anybody. */
  List<Row> look(Collection<List<Object>> keys) throws SQLException {
    return read(keys, looking()).stream().map(Stored::row).toList();
  }

  /** Those that are there and that nobody else has locked; they are ours until the end. */
  List<Stored> lock(Collection<List<Object>> keys) throws SQLException {
    return read(keys, new Manner(dialect.lockHint(), dialect.lock(), true));
  }

  private Manner looking() {
    return new Manner(dialect.lookHint(), "", false);
  }

  private List<Stored> read(Collection<List<Object>> keys, Manner manner) throws SQLException {
    List<List<Object>> all = List.copyOf(keys);
    List<Stored> rows = new ArrayList<>(all.size());
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      Binder.Positional binder = new Binder.Positional();
      List<List<Object>> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
      String where = table.passing(binder) + " AND " + table.keyIn(binder, some);
      List<Map<String, @Nullable Object>> found = new ArrayList<>();
      String sql = table.selectAll(manner.hint) + " WHERE " + where + manner.ending;
      JdbcRows.each(connection, sql, binder.values(), table.lenses().rows(), found::add);
      Collection<Map<String, @Nullable Object>> free = withChildren(found, manner);
      free.forEach(columns -> add(rows, columns));
    }
    return rows;
  }

  /** Leaves out parents of which somebody else has locked a child. */
  private Collection<Map<String, @Nullable Object>> withChildren(
      List<Map<String, @Nullable Object>> parents, Manner manner) throws SQLException {
    List<Map<String, @Nullable Object>> free = new ArrayList<>(parents);
    for (ChildTable child : table.children()) {
      if (parents.isEmpty()) {
        break;
      }
      Map<Object, Integer> ours = new IdentityHashMap<>();
      if (manner.locks) {
        attach(child, parents, manner);
        parents.forEach(parent -> ours.put(parent, children(child, parent)));
      }
      attach(child, parents, manner.locks ? looking() : manner);
      free.removeIf(
          parent -> ours.getOrDefault(parent, Integer.MAX_VALUE) < children(child, parent));
    }
    return free;
  }

  private void attach(ChildTable child, List<Map<String, @Nullable Object>> parents, Manner manner)
      throws SQLException {
    Binder.Positional binder = new Binder.Positional();
    List<List<Object>> keys = parents.stream().map(table::keyOf).toList();
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    String sql = child.select(binder, keys, manner.hint) + manner.ending;
    JdbcRows.each(connection, sql, binder.values(), rows::add);
    table.lenses().attach(parents, child.field(), rows);
  }

  private static int children(ChildTable child, Map<String, @Nullable Object> parent) {
    return parent.get(child.field().name()) instanceof Collection<?> rows ? rows.size() : 0;
  }

  private void add(List<Stored> rows, Map<String, @Nullable Object> columns) {
    try {
      rows.add(new Stored(table.lenses().fromProvince(columns), columns));
    } catch (UnreadableRow stranger) {
      // a row without a readable key is none of those that were asked for
    }
  }
}
