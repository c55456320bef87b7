package vn.lienthong.province;

import java.sql.SQLException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.ChildRows;
import vn.lienthong.mapping.Condition;
import vn.lienthong.mapping.Field;
import vn.lienthong.mapping.Lenses;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.record.Key;

/** A mapping laid over the table it names: the fragments that its statements are made of. */
final class MappedTable {
  private final Mapping mapping;
  private final Lenses lenses;
  private final Dialect dialect;
  private final Table table;
  private final Map<String, Column> columns = new LinkedHashMap<>();
  private final List<ChildTable> children = new ArrayList<>();

  /**
   * @param children by the name of each field of type ROWS
   * @throws ProvinceSchemaFault if a table lacks a mapped column
   */
  MappedTable(Mapping mapping, Dialect dialect, Table table, Map<String, Table> children) {
    this.mapping = mapping;
    this.lenses = Lenses.of(mapping);
    this.dialect = dialect;
    this.table = table;
    for (Field field : mapping.columns()) {
      columns.put(field.name(), table.required(field.column()));
    }
    for (Field field : mapping.children()) {
      Table child = Objects.requireNonNull(children.get(field.name()), field.name());
      this.children.add(new ChildTable(mapping, field, dialect, child, keyColumns()));
    }
  }

  /** Finds a table by its name in a mapping. */
  interface Finding {
    Table table(String wanted) throws SQLException;
  }

  /**
   * @throws ProvinceSchemaFault if a table or a mapped column is not there
   */
  static MappedTable of(Mapping mapping, Dialect dialect, Finding tables) throws SQLException {
    Map<String, Table> children = new HashMap<>();
    for (Field field : mapping.children()) {
      ChildRows rows = Objects.requireNonNull(field.rows(), field.name());
      children.put(field.name(), tables.table(rows.table()));
    }
    return new MappedTable(mapping, dialect, tables.table(mapping.table()), children);
  }

  /** In the mapping's order. */
  List<ChildTable> children() {
    return children;
  }

  Mapping mapping() {
    return mapping;
  }

  Lenses lenses() {
    return lenses;
  }

  Table table() {
    return table;
  }

  Column column(Field field) {
    return table.required(field.column());
  }

  /** The field over that column; null if none is. */
  @Nullable String fieldOf(@Nullable String column) {
    return columns.entrySet().stream()
        .filter(entry -> entry.getValue().name().equalsIgnoreCase(column))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  String name() {
    return dialect.name(table);
  }

  String quoted(Column column) {
    return dialect.quoted(column.name());
  }

  List<Column> keyColumns() {
    return mapping.identity().stream().map(mapping::field).map(this::column).toList();
  }

  String keyList() {
    return keyColumns().stream().map(this::quoted).collect(Collectors.joining(", "));
  }

  /** {@code ORDER BY} the key's columns, not by what {@link #selectAll} makes of them. */
  String byKey() {
    return keyColumns().stream()
        .map(column -> dialect.quoted(table.name()) + "." + quoted(column))
        .collect(Collectors.joining(", ", " ORDER BY ", ""));
  }

  /** {@code SELECT} of every mapped column from the table. */
  String selectAll() {
    return selectAll("");
  }

  /** The hint follows the table. */
  String selectAll(String hint) {
    Set<String> names = new LinkedHashSet<>();
    for (Field field : mapping.columns()) {
      names.add(dialect.selected(field.type(), column(field)));
    }
    return "SELECT " + String.join(", ", names) + " FROM " + name() + hint;
  }

  /** In scope and through the filter; {@code 1 = 1} for a whole table. */
  String passing(Binder binder) {
    List<String> all = new ArrayList<>(conditions(mapping.scope().province(), binder));
    all.addAll(conditions(mapping.filter(), binder));
    return all.isEmpty() ? "1 = 1" : String.join(" AND ", all);
  }

  boolean filters() {
    return !mapping.filter().isEmpty();
  }

  /** In scope, and not through the filter: NULL passes none. */
  String filteredOut(Binder binder) {
    List<String> all = new ArrayList<>(conditions(mapping.scope().province(), binder));
    List<String> filter = conditions(mapping.filter(), binder);
    all.add(
        filter.isEmpty()
            ? "1 = 0"
            : "CASE WHEN " + String.join(" AND ", filter) + " THEN 1 ELSE 0 END = 0");
    return String.join(" AND ", all);
  }

  private List<String> conditions(List<Condition> conditions, Binder binder) {
    List<String> all = new ArrayList<>();
    for (Condition condition : conditions) {
      Column column = table.required(condition.name());
      String name = quoted(column);
      all.add(in(name, column, condition, binder));
      if (Values.textual(column)) {
        dialect.exactly(name).ifPresent(exact -> all.add(in(exact, column, condition, binder)));
      }
    }
    return all;
  }

  private static String in(String name, Column column, Condition condition, Binder binder) {
    return condition.anyOf().stream()
        .map(value -> binder.bind(Values.fit(column, value)))
        .collect(Collectors.joining(", ", name + " IN (", ")"));
  }

  String withoutKey() {
    return keyColumns().stream()
        .map(column -> quoted(column) + " IS NULL")
        .collect(Collectors.joining(" OR ", "(", ")"));
  }

  /** The key comes after that one, given in the identity's order. */
  String keyAfter(Binder binder, List<Object> key) {
    return dialect.keyAfter(keyColumns(), key, binder);
  }

  /** The key is one of those, each given in the identity's order. */
  String keyIn(Binder binder, List<List<Object>> keys) {
    return dialect.keyIn(keyColumns(), keys, binder);
  }

  /**
   * The key of a row that JDBC gave.
   *
   * @throws IllegalArgumentException if a part is missing
   */
  List<Object> keyOf(Map<String, ? extends @Nullable Object> row) {
    List<Object> key = new ArrayList<>();
    for (Column column : keyColumns()) {
      Object part = Rows.value(row, column.name());
      if (part == null) {
        throw new IllegalArgumentException("a row has no " + column.name());
      }
      key.add(part);
    }
    return key;
  }

  /** {@code k = ? AND …}. */
  String keyIs(Binder binder, List<Object> key) {
    List<String> parts = new ArrayList<>();
    List<Column> keyColumns = keyColumns();
    for (int i = 0; i < keyColumns.size(); i++) {
      Column column = keyColumns.get(i);
      parts.add(quoted(column) + " = " + binder.bind(Values.fit(column, key.get(i))));
    }
    return String.join(" AND ", parts);
  }

  /**
   * How the province may store the key: composed, and decomposed where that differs.
   *
   * @throws IllegalArgumentException if the province has no code for a part
   */
  Set<List<Object>> stored(Key key) {
    List<Object> composed = new ArrayList<>();
    List<Object> decomposed = new ArrayList<>();
    for (int i = 0; i < mapping.identity().size(); i++) {
      Field field = mapping.field(mapping.identity().get(i));
      Object value = lenses.toColumn(field, key.parts().get(i));
      if (value == null) {
        throw new IllegalArgumentException("a key's part is empty: " + field.name());
      }
      composed.add(value);
      decomposed.add(
          value instanceof String text ? Normalizer.normalize(text, Normalizer.Form.NFD) : value);
    }
    Set<List<Object>> forms = new LinkedHashSet<>();
    forms.add(composed);
    forms.add(decomposed);
    return forms;
  }

  /** As {@link #stored}, nothing for a key that the province has no code for. */
  Set<List<Object>> storedIfAny(Key key) {
    try {
      return stored(key);
    } catch (IllegalArgumentException unknownCode) {
      return Set.of();
    }
  }
}
