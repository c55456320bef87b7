package vn.lienthong.province;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Field;
import vn.lienthong.mapping.Lenses;
import vn.lienthong.province.Changes.Refusal;
import vn.lienthong.record.Cause;

/**
 * Turns the child rows that a record shall have into statements: what is gone is deleted, what
 * differs updated, what is new inserted.
 */
final class ChildChanges {
  private final Lenses lenses;
  private final ChildTable child;
  private final List<Object> parent;
  private final List<Step> deletes = new ArrayList<>();
  private final List<Step> writes = new ArrayList<>();

  /**
   * @param parent the record's key as stored
   */
  ChildChanges(Lenses lenses, ChildTable child, List<Object> parent) {
    this.lenses = lenses;
    this.child = child;
    this.parent = parent;
  }

  List<Step> deletes() {
    return deletes;
  }

  List<Step> writes() {
    return writes;
  }

  /** Removes them all. */
  Step none() {
    Binder.Positional binder = new Binder.Positional();
    String where = String.join(" AND ", child.parentIs(binder, parent));
    String sql = "DELETE FROM " + child.name() + " WHERE " + where;
    return new Step(sql, binder.values(), false, child);
  }

  /**
   * @param canonical the rows that shall be; null for none
   * @param stored the rows that are
   * @throws Refusal if the child table can never take them
   */
  void to(@Nullable String canonical, List<Map<String, @Nullable Object>> stored) throws Refusal {
    Map<List<String>, Map<String, @Nullable Object>> present = new LinkedHashMap<>();
    Map<List<String>, Map<String, String>> values = new LinkedHashMap<>();
    for (Map<String, @Nullable Object> columns : stored) {
      Optional<Map<String, String>> found = lenses.child(child.field(), columns);
      if (found.isEmpty() || present.put(identity(found.get()), columns) != null) {
        throw new Refusal(Cause.of("unreadable-rows", child.field().name()));
      }
      values.put(identity(found.get()), found.get());
    }
    for (Map<String, String> wanted : Lenses.rows(canonical)) {
      List<String> key = identity(wanted);
      Map<String, @Nullable Object> columns = present.remove(key);
      if (columns == null) {
        writes.add(insert(wanted));
      } else if (!wanted.equals(values.get(key))) {
        writes.add(update(wanted, columns));
      }
    }
    present.values().forEach(gone -> deletes.add(delete(gone)));
  }

  private List<String> identity(Map<String, String> row) {
    return child.rows().identity().stream().map(name -> row.getOrDefault(name, "")).toList();
  }

  private Step insert(Map<String, String> row) throws Refusal {
    Map<Column, Object> values = new LinkedHashMap<>();
    List<Object> named = child.parentOf(parent);
    for (int i = 0; i < named.size(); i++) {
      Column column = child.parentColumns().get(i);
      values.put(column, Values.fit(column, named.get(i)));
    }
    for (Field field : child.rows().fields()) {
      Column column = child.column(field);
      boolean filled = row.get(field.name()) == null && column.defaulted() && !column.nullable();
      if (!column.generated() && !filled) {
        values.put(column, value(field, column, row.get(field.name())));
      }
    }
    Binder.Positional binder = new Binder.Positional();
    String columns = values.keySet().stream().map(child::quoted).collect(Collectors.joining(", "));
    String places = values.values().stream().map(binder::bind).collect(Collectors.joining(", "));
    String sql = "INSERT INTO %s (%s) VALUES (%s)".formatted(child.name(), columns, places);
    return new Step(sql, binder.values(), true, child);
  }

  private Step update(Map<String, String> row, Map<String, @Nullable Object> stored)
      throws Refusal {
    Binder.Positional binder = new Binder.Positional();
    List<String> set = new ArrayList<>();
    for (Field field : child.rows().fields()) {
      Column column = child.column(field);
      if (!child.rows().identity().contains(field.name()) && !column.generated()) {
        Object value = value(field, column, row.get(field.name()));
        set.add(child.quoted(column) + " = " + binder.bind(value));
      }
    }
    if (set.isEmpty()) {
      throw new Refusal(new Cause("computed", child.field().name(), "no column to be written"));
    }
    String sql = "UPDATE %s SET %s WHERE %s";
    String text = sql.formatted(child.name(), String.join(", ", set), where(binder, stored));
    return new Step(text, binder.values(), true, child);
  }

  private Step delete(Map<String, @Nullable Object> stored) {
    Binder.Positional binder = new Binder.Positional();
    String sql = "DELETE FROM " + child.name() + " WHERE " + where(binder, stored);
    return new Step(sql, binder.values(), true, child);
  }

  private String where(Binder binder, Map<String, @Nullable Object> stored) {
    List<String> parts = new ArrayList<>(child.parentIs(binder, parent));
    for (Column column : child.identityColumns()) {
      Object part = Rows.value(stored, column.name());
      Object fit = part == null ? new Values.Null(column.type()) : Values.fit(column, part);
      parts.add(child.quoted(column) + " = " + binder.bind(fit));
    }
    return String.join(" AND ", parts);
  }

  private Object value(Field field, Column column, @Nullable String canonical) throws Refusal {
    try {
      Object value = lenses.toColumn(child.field(), field, canonical);
      return value == null
          ? Values.nothing(column, field.required())
          : Values.written(column, value);
    } catch (IllegalArgumentException unknown) {
      throw new Refusal(Cause.of("unknown-code", child.field().name() + "." + field.name()));
    }
  }
}
