package vn.lienthong.province;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.JDBCType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Field;
import vn.lienthong.record.Key;

/**
 * What is asked of a mapping's table, in the database's own dialect and names. All row queries give
 * the mapped columns under their names as stored.
 */
public final class ProvinceSql {
  /** Digits; a column without a declared size reports more than can be declared, or none. */
  private static final int LARGEST_DECLARED = 1_000;

  private final Dialect dialect;
  private final MappedTable table;

  /**
   * @throws ProvinceSchemaFault if the table lacks a mapped column
   * @throws IllegalArgumentException if a name cannot stand in a statement of camel-sql
   */
  ProvinceSql(Dialect dialect, MappedTable table) {
    this.dialect = dialect;
    this.table = table;
    StringBuilder names = new StringBuilder(table.selectAll());
    names.append(table.passing(new Binder.Named()).replace(":#", ""));
    List<List<Object>> key = List.of(Collections.nCopies(table.keyColumns().size(), ""));
    for (ChildTable child : table.children()) {
      names.append(child.select(new Binder.Named(), key).replace(":#", ""));
    }
    String all = names.toString();
    if (all.contains("#") || all.contains("?")) {
      throw new IllegalArgumentException(
          "a name in " + table.name() + " has # or ? in it: map a view with other names");
    }
  }

  /**
   * What the table will show once this is written there: a number keeps as many digits after the
   * point as its column has, the last one rounded.
   *
   * @param name of a field
   * @param value canonical
   */
  public @Nullable String shown(String name, @Nullable String value) {
    Field field =
        table.mapping().columns().stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElse(null);
    if (field == null || value == null) {
      return value;
    }
    Column column = table.column(field);
    boolean rounds =
        (column.type() == JDBCType.NUMERIC || column.type() == JDBCType.DECIMAL)
            && column.size() > 0
            && column.size() <= LARGEST_DECLARED;
    return rounds
            && table.lenses().toColumn(field, value) instanceof BigDecimal number
            && number.scale() > column.scale()
        ? number.setScale(column.scale(), RoundingMode.HALF_UP).stripTrailingZeros().toPlainString()
        : value;
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
      text.append(" AND ").append(table.keyAfter(binder, table.keyOf(last)));
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
    String none = table.withoutKey();
    return query("SELECT COUNT(*) FROM " + table.name() + where(binder) + " AND " + none, binder);
  }

  /** Does the mapping leave out rows that are in scope? */
  public boolean filters() {
    return table.filters();
  }

  /** One row, one number: the rows in scope that do not pass the filter. */
  public Query filteredOut() {
    Binder.Named binder = new Binder.Named();
    String where = " WHERE " + table.filteredOut(binder);
    return query("SELECT COUNT(*) FROM " + table.name() + where, binder);
  }

  /**
   * The child rows of those parents, in no order: the columns of the parent's identity and of the
   * children's fields. {@link vn.lienthong.mapping.Lenses#attach} puts them below their parents.
   *
   * @param rows a field of type ROWS
   * @param parents rows as {@link #page} gave them, at least one and at most 500
   * @throws NoSuchElementException if the mapping has no such rows
   */
  public Query children(
      Field rows, List<? extends Map<String, ? extends @Nullable Object>> parents) {
    ChildTable child =
        table.children().stream()
            .filter(one -> one.field().name().equals(rows.name()))
            .findFirst()
            .orElseThrow();
    Binder.Named binder = new Binder.Named();
    List<List<Object>> keys = parents.stream().map(table::keyOf).toList();
    return query(child.select(binder, keys), binder);
  }

  private String where(Binder binder) {
    return " WHERE " + table.passing(binder);
  }

  private List<String> nullable() {
    return table.keyColumns().stream().filter(Column::nullable).map(table::quoted).toList();
  }

  private static Query query(String text, Binder.Named binder) {
    return new Query(text, Map.copyOf(binder.values()));
  }
}
