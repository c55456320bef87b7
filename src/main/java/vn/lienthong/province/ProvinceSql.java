package vn.lienthong.province;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.record.Key;

/**
 * What is asked of a mapping's table, in the database's own dialect and names. All row queries give
 * the mapped columns under their names as stored.
 */
public final class ProvinceSql {
  private final Dialect dialect;
  private final MappedTable table;

  /**
   * @throws ProvinceSchemaFault if the table lacks a mapped column
   * @throws IllegalArgumentException if a name cannot stand in a statement of camel-sql
   */
  ProvinceSql(Mapping mapping, Dialect dialect, Table table) {
    this.dialect = dialect;
    this.table = new MappedTable(mapping, dialect, table);
    String all = this.table.selectAll() + this.table.scope(new Binder.Named()).replace(":#", "");
    if (all.contains("#") || all.contains("?")) {
      throw new IllegalArgumentException(
          "a name in " + table.name() + " has # or ? in it: map a view with other names");
    }
  }

  /** One row, one number: the rows in scope. */
  public Query count() {
    Binder.Named binder = new Binder.Named();
    return query("SELECT COUNT(*) FROM " + table.name() + where(binder), binder);
  }

  /**
   * The next rows in scope by the database's own order of the key columns; rows with a NULL in the
   * key are left out. Fewer rows than {@code size}: that was the last page.
   *
   * @param last the last row of the page before, just as JDBC gave it; null for the first page
   */
  public Query page(int size, @Nullable Map<String, ? extends @Nullable Object> last) {
    Binder.Named binder = new Binder.Named();
    StringBuilder text = new StringBuilder(table.selectAll()).append(where(binder));
    nullable().forEach(column -> text.append(" AND ").append(column).append(" IS NOT NULL"));
    if (last != null) {
      // a comparison of rows is one range of the key's index in both databases
      text.append(" AND ").append(table.rowOf(table.keyList()));
      text.append(" > ").append(table.row(binder, keyOf(last)));
    }
    text.append(table.byKey()).append(dialect.limit(size));
    return query(text.toString(), binder);
  }

  /**
   * The rows in scope that have one of the keys, in either normal form. A key that the province has
   * no code for is left out.
   *
   * @param keys at most 500
   */
  public Query byKeys(Collection<Key> keys) {
    Binder.Named binder = new Binder.Named();
    String wanted = wanted(keys, binder);
    return query(table.selectAll() + where(binder) + " AND " + wanted, binder);
  }

  /** The same, in scope or not. */
  public Query byKeysAnywhere(Collection<Key> keys) {
    Binder.Named binder = new Binder.Named();
    return query(table.selectAll() + " WHERE " + wanted(keys, binder), binder);
  }

  private String wanted(Collection<Key> keys, Binder binder) {
    List<List<Object>> stored = new ArrayList<>();
    keys.forEach(key -> stored.addAll(table.storedIfAny(key)));
    return stored.isEmpty() ? "1 = 0" : table.keyIn(binder, stored);
  }

  /** At most {@code limit} keys that more than one row in scope has: the key columns. */
  public Query duplicates(int limit) {
    Binder.Named binder = new Binder.Named();
    String text =
        "SELECT %s FROM %s%s GROUP BY %s HAVING COUNT(*) > 1 ORDER BY %s%s"
            .formatted(
                table.keyList(),
                table.name(),
                where(binder),
                table.keyList(),
                table.keyList(),
                dialect.limit(limit));
    return query(text, binder);
  }

  /** One row, one number: the rows in scope with a NULL in the key. */
  public Query withoutKey() {
    Binder.Named binder = new Binder.Named();
    String none =
        table.keyColumns().stream()
            .map(column -> table.quoted(column) + " IS NULL")
            .collect(Collectors.joining(" OR ", "(", ")"));
    return query("SELECT COUNT(*) FROM " + table.name() + where(binder) + " AND " + none, binder);
  }

  private String where(Binder binder) {
    return " WHERE " + table.scope(binder);
  }

  private List<String> nullable() {
    return table.keyColumns().stream().filter(Column::nullable).map(table::quoted).toList();
  }

  private List<Object> keyOf(Map<String, ? extends @Nullable Object> row) {
    List<Object> key = new ArrayList<>();
    for (Column column : table.keyColumns()) {
      Object part = Rows.value(row, column.name());
      if (part == null) {
        throw new IllegalArgumentException("the page's last row has no " + column.name());
      }
      key.add(part);
    }
    return key;
  }

  private static Query query(String text, Binder.Named binder) {
    return new Query(text, Map.copyOf(binder.values()));
  }
}
