package vn.lienthong.draft;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.province.Column;
import vn.lienthong.province.Table;

/**
 * A table as it is seen before anybody has described it.
 *
 * @param rows a few, by column; none of a table about persons
 */
record Sight(Table table, List<Map<String, String>> rows, boolean personal) {
  List<Column> columns() {
    return table.columns();
  }

  String name() {
    return table.name();
  }

  /** The values of a column that are not empty. */
  List<String> values(Column column) {
    List<String> values = new ArrayList<>();
    for (Map<String, String> row : rows) {
      String value = row.getOrDefault(column.name(), "").strip();
      if (!value.isEmpty()) {
        values.add(value);
      }
    }
    return values;
  }

  boolean inPrimaryKey(Column column) {
    return table.primaryKey().contains(column.name());
  }

  /** The whole of a key is that one column. */
  boolean unique(Column column) {
    List<String> alone = List.of(column.name());
    return table.primaryKey().equals(alone) || table.uniqueKeys().containsValue(alone);
  }

  boolean inAnyKey(Column column) {
    return inPrimaryKey(column)
        || table.uniqueKeys().values().stream().anyMatch(key -> key.contains(column.name()));
  }

  /** The foreign key that is this column alone. */
  Optional<Table.ForeignKey> foreignKey(Column column) {
    return table.foreignKeys().stream()
        .filter(key -> key.columns().equals(List.of(column.name())))
        .findFirst();
  }

  /** Names of columns in lower case. */
  static Set<String> lower(Iterable<String> names) {
    Set<String> lower = new HashSet<>();
    names.forEach(name -> lower.add(name.toLowerCase(Locale.ROOT)));
    return lower;
  }
}
