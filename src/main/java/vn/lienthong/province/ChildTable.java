package vn.lienthong.province;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.ChildRows;
import vn.lienthong.mapping.Field;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.mapping.Names;

/** A field of type ROWS laid over the child table it names. */
final class ChildTable {
  private final Mapping mapping;
  private final Field field;
  private final ChildRows rows;
  private final Dialect dialect;
  private final Table table;
  private final List<Column> parent;
  private final List<Column> parentKey;

  /**
   * @param parentKey the columns of the record's own table that hold its identity
   * @throws ProvinceSchemaFault if the table lacks a mapped column or one of the parent's
   */
  ChildTable(Mapping mapping, Field field, Dialect dialect, Table table, List<Column> parentKey) {
    this.mapping = mapping;
    this.field = field;
    this.rows = Objects.requireNonNull(field.rows(), field.name());
    this.dialect = dialect;
    this.table = table;
    this.parentKey = parentKey;
    this.parent = rows.parent().stream().map(table::required).toList();
    rows.fields().forEach(this::column);
  }

  Field field() {
    return field;
  }

  ChildRows rows() {
    return rows;
  }

  Table table() {
    return table;
  }

  Column column(Field child) {
    return table.required(child.column());
  }

  /** The child's field over that column; null if none is. */
  @Nullable String fieldOf(@Nullable String column) {
    return rows.fields().stream()
        .filter(child -> column != null && Names.alike(child.column(), column))
        .map(Field::name)
        .findFirst()
        .orElse(null);
  }

  String name() {
    return dialect.name(table);
  }

  String quoted(Column column) {
    return dialect.quoted(column.name());
  }

  /** Columns that hold the parent's identity, in its order. */
  List<Column> parentColumns() {
    return parent;
  }

  List<Column> identityColumns() {
    return rows.identity().stream().map(rows::field).map(this::column).toList();
  }

  /**
   * {@code SELECT} of the parent's and every mapped column, for those parents.
   *
   * @param parents as stored, in the identity's order; at least one
   */
  String select(Binder binder, List<List<Object>> parents) {
    return select(binder, parents, "");
  }

  /**
   * @param hint follows the table
   */
  String select(Binder binder, List<List<Object>> parents, String hint) {
    Set<String> names = new LinkedHashSet<>();
    for (int i = 0; i < parent.size(); i++) {
      Field identity = mapping.field(mapping.identity().get(i));
      names.add(dialect.selected(identity.type(), parent.get(i)));
    }
    for (Field child : rows.fields()) {
      names.add(dialect.selected(child.type(), column(child)));
    }
    return "SELECT "
        + String.join(", ", names)
        + " FROM "
        + name()
        + hint
        + " WHERE "
        + dialect.keyIn(parent, parents.stream().map(this::parentOf).toList(), binder);
  }

  /** {@code p = ? AND …} of one parent. */
  List<String> parentIs(Binder binder, List<Object> key) {
    List<Object> values = parentOf(key);
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < parent.size(); i++) {
      Object value = Values.fit(parent.get(i), values.get(i));
      parts.add(quoted(parent.get(i)) + " = " + binder.bind(value));
    }
    return parts;
  }

  /** As the child table names that parent: a fixed length's padding belongs to the parent only. */
  List<Object> parentOf(List<Object> key) {
    List<Object> values = new ArrayList<>(key.size());
    for (int i = 0; i < key.size(); i++) {
      boolean padded =
          switch (parentKey.get(i).type()) {
            case CHAR, NCHAR -> true;
            default -> false;
          };
      Object part = key.get(i);
      values.add(padded && part instanceof String text ? text.stripTrailing() : part);
    }
    return values;
  }
}
