package vn.lienthong.province;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Condition;
import vn.lienthong.mapping.Field;
import vn.lienthong.mapping.FieldType;
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

  /**
   * @throws ProvinceSchemaFault if the table lacks a mapped column
   */
  MappedTable(Mapping mapping, Dialect dialect, Table table) {
    this.mapping = mapping;
    this.lenses = Lenses.of(mapping);
    this.dialect = dialect;
    this.table = table;
    for (Field field : mapping.columns()) {
      columns.put(field.name(), table.required(field.column()));
    }
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
    String schema = table.schema();
    String name = dialect.quoted(table.name());
    return schema == null ? name : dialect.quoted(schema) + "." + name;
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
    Set<String> names = new LinkedHashSet<>();
    for (Field field : mapping.columns()) {
      names.add(selected(field, column(field)));
    }
    return "SELECT " + String.join(", ", names) + " FROM " + name();
  }

  /**
   * Days are read as text: on their way through java.sql.Date days before 1906 are moved by one in
   * Vietnam's time zone.
   */
  private String selected(Field field, Column column) {
    boolean day =
        switch (column.type()) {
          case DATE, TIMESTAMP, TIMESTAMP_WITH_TIMEZONE -> field.type() == FieldType.DATE;
          default -> false;
        };
    return day
        ? "CAST(CAST(%1$s AS DATE) AS VARCHAR(10)) AS %1$s".formatted(quoted(column))
        : quoted(column);
  }

  /** The scope's conditions; {@code 1 = 1} for a whole table. */
  String scope(Binder binder) {
    List<String> conditions = new ArrayList<>();
    for (Condition condition : mapping.scope().province()) {
      Column column = table.required(condition.name());
      conditions.add(
          condition.anyOf().stream()
              .map(value -> binder.bind(Values.fit(column, value)))
              .collect(Collectors.joining(", ", quoted(column) + " IN (", ")")));
    }
    return conditions.isEmpty() ? "1 = 1" : String.join(" AND ", conditions);
  }

  /** The key is one of those, each given in the identity's order. */
  String keyIn(Binder binder, List<List<Object>> keys) {
    return dialect.keyIn(keyColumns(), keys, binder);
  }

  /** One row's placeholders: {@code (?, ?)}, or {@code ?} for a key of one part. */
  String row(Binder binder, List<Object> key) {
    List<Column> parts = keyColumns();
    List<String> places = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      places.add(binder.bind(Values.fit(parts.get(i), key.get(i))));
    }
    return rowOf(String.join(", ", places));
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

  String rowOf(String parts) {
    return mapping.identity().size() == 1 ? parts : "(" + parts + ")";
  }
}
