package vn.lienthong.province;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Condition;
import vn.lienthong.mapping.Field;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Row;
import vn.lienthong.record.Write;

/** Turns writes into statements. */
final class Changes {
  private final MappedTable table;

  Changes(MappedTable table) {
    this.table = table;
  }

  /**
   * @param stored the row as it is; null if there is none
   * @throws Refusal if a table can never take it
   */
  Change of(int place, Write write, @Nullable Stored stored) throws Refusal {
    Row before = write.expected();
    if (before == null || stored == null) {
      return insert(place, write);
    }
    List<Object> key = table.lenses().storedKey(before.handle());
    boolean removes = write.action() == Write.Action.RETIRE && write.values().isEmpty();
    return removes ? delete(place, write, key) : update(place, write, key, stored);
  }

  private Change insert(int place, Write write) throws Refusal {
    Map<Column, Object> values = new LinkedHashMap<>();
    scopeColumns().forEach(values::put);
    values.putAll(values(write));
    Binder.Positional binder = new Binder.Positional();
    String columns = values.keySet().stream().map(table::quoted).collect(Collectors.joining(", "));
    String places = values.values().stream().map(binder::bind).collect(Collectors.joining(", "));
    String sql = "INSERT INTO %s (%s) VALUES (%s)".formatted(table.name(), columns, places);
    List<Object> key = key(write);
    List<Step> after = new ArrayList<>();
    for (ChildTable child : table.children()) {
      ChildChanges rows = new ChildChanges(table.lenses(), child, key);
      rows.to(write.values().get(child.field().name()), List.of());
      after.addAll(rows.writes());
    }
    return new Change(
        place, write, List.of(), new Step(sql, binder.values(), true, null), after, key);
  }

  private List<Object> key(Write write) throws Refusal {
    try {
      return table.stored(write.key()).iterator().next();
    } catch (IllegalArgumentException unknown) {
      throw new Refusal(Cause.of("unknown-code", table.mapping().identity().get(0)));
    }
  }

  private Change update(int place, Write write, List<Object> key, Stored stored) throws Refusal {
    List<Step> before = new ArrayList<>();
    List<Step> after = new ArrayList<>();
    boolean own = write.values().isEmpty();
    for (String name : write.values().keySet()) {
      own |= table.mapping().field(name).rows() == null;
    }
    for (ChildTable child : table.children()) {
      String field = child.field().name();
      if (write.values().containsKey(field)) {
        ChildChanges rows = new ChildChanges(table.lenses(), child, key);
        rows.to(write.values().get(field), stored.children(child));
        before.addAll(rows.deletes());
        after.addAll(rows.writes());
      }
    }
    return new Change(place, write, before, own ? update(write, key) : null, after, key);
  }

  private Step update(Write write, List<Object> key) throws Refusal {
    Map<Column, Object> values = values(write);
    if (values.isEmpty()) {
      throw new Refusal(new Cause("computed", first(write), "the database computes the column"));
    }
    Binder.Positional binder = new Binder.Positional();
    String set =
        values.entrySet().stream()
            .map(value -> table.quoted(value.getKey()) + " = " + binder.bind(value.getValue()))
            .collect(Collectors.joining(", "));
    String where = table.keyIs(binder, key);
    String sql = "UPDATE %s SET %s WHERE %s".formatted(table.name(), set, where);
    return new Step(sql, binder.values(), true, null);
  }

  private Change delete(int place, Write write, List<Object> key) {
    Binder.Positional binder = new Binder.Positional();
    String sql = "DELETE FROM %s WHERE %s".formatted(table.name(), table.keyIs(binder, key));
    List<Step> before =
        table.children().stream()
            .map(child -> new ChildChanges(table.lenses(), child, key).none())
            .toList();
    Step own = new Step(sql, binder.values(), true, null);
    return new Change(place, write, before, own, List.of(), null);
  }

  /** What goes into which column; nothing for what the database computes or fills by itself. */
  private Map<Column, Object> values(Write write) throws Refusal {
    Map<Column, Object> values = new LinkedHashMap<>();
    for (Map.Entry<String, @Nullable String> entry : write.values().entrySet()) {
      Field field = table.mapping().field(entry.getKey());
      if (field.rows() != null) {
        continue;
      }
      Column column = table.column(field);
      String value = entry.getValue() == null ? "" : entry.getValue();
      boolean filled = value.isEmpty() && write.expected() == null && fills(column);
      if (!column.generated() && !filled) {
        values.put(column, value(field, column, value));
      }
    }
    return values;
  }

  private static boolean fills(Column column) {
    return column.defaulted() && !column.nullable();
  }

  private Object value(Field field, Column column, String canonical) throws Refusal {
    try {
      Object value = table.lenses().toColumn(field, canonical);
      return value == null
          ? Values.nothing(column, field.required())
          : Values.written(column, value);
    } catch (IllegalArgumentException unknown) {
      throw new Refusal(Cause.of("unknown-code", field.name()));
    }
  }

  /**
   * A new row belongs to the scope and passes the filter even by a column that no field is mapped
   * to.
   */
  private Map<Column, Object> scopeColumns() {
    Map<Column, Object> values = new LinkedHashMap<>();
    List<Condition> conditions = new ArrayList<>(table.mapping().scope().province());
    conditions.addAll(table.mapping().filter());
    for (Condition condition : conditions) {
      if (condition.anyOf().size() == 1 && table.fieldOf(condition.name()) == null) {
        Column column = table.table().required(condition.name());
        values.put(column, Values.fit(column, condition.anyOf().get(0)));
      }
    }
    return values;
  }

  private static @Nullable String first(Write write) {
    return write.values().keySet().stream().findFirst().orElse(null);
  }

  /** The table can never take the write. */
  static final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Cause cause;

    Refusal(Cause cause) {
      super(cause.text(), null, false, false);
      this.cause = cause;
    }

    Cause cause() {
      return cause;
    }
  }
}
