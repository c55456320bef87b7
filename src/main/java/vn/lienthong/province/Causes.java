package vn.lienthong.province;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Field;
import vn.lienthong.mapping.Lenses;
import vn.lienthong.province.Table.ForeignKey;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Write;

/** Names the field and the rule that a refused write broke. */
final class Causes {
  private final Connection connection;
  private final Dialect dialect;
  private final MappedTable table;
  private final Map<String, Map<String, String>> columns = new HashMap<>();

  Causes(Connection connection, Dialect dialect, MappedTable table) {
    this.connection = connection;
    this.dialect = dialect;
    this.table = table;
  }

  /**
   * The transaction must be usable: it is asked for the names of keys.
   *
   * @param child the table that the statement was about; null for the record's own
   */
  Cause of(Trouble trouble, Write write, @Nullable ChildTable child) throws SQLException {
    return switch (trouble.kind()) {
      case CONSTRAINT ->
          new Cause("constraint", within(child, blamed(trouble, child)), trouble.constraint());
      case TOO_LONG -> child == null ? tooLong(trouble, write) : tooLong(trouble, write, child);
      case COMPUTED ->
          new Cause("computed", within(child, blamed(trouble, child)), "the database fills it");
      case NO_RIGHTS ->
          new Cause("no-rights", null, (child == null ? table.table() : child.table()).name());
      default -> new Cause("refused", null, "SQLSTATE " + trouble.state());
    };
  }

  private static @Nullable String within(@Nullable ChildTable child, @Nullable String field) {
    if (child == null) {
      return field;
    }
    return field == null ? child.field().name() : child.field().name() + "." + field;
  }

  private @Nullable String blamed(Trouble trouble, @Nullable ChildTable child) throws SQLException {
    String constraint = trouble.constraint();
    String column = trouble.column();
    if (column == null && constraint != null) {
      String name = child == null ? table.mapping().table() : child.rows().table();
      Map<String, String> known = columns.get(name);
      if (known == null) {
        known = keys(name);
        columns.put(name, known);
      }
      column = known.getOrDefault(constraint, ofIndex(constraint, known));
    }
    return child == null ? table.fieldOf(column) : child.fieldOf(column);
  }

  /** H2 tells the constraint, but names its index after it. */
  private static @Nullable String ofIndex(String constraint, Map<String, String> known) {
    return known.entrySet().stream()
        .filter(key -> key.getKey().startsWith(constraint + "_INDEX"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  /** The last column of every key by the key's name: the first ones are often shared. */
  private Map<String, String> keys(String name) throws SQLException {
    Map<String, String> keys = new HashMap<>();
    Table whole = new SchemaReader(connection, dialect).table(name);
    whole.uniqueKeys().forEach((key, names) -> keys.put(key, names.get(names.size() - 1)));
    for (ForeignKey key : whole.foreignKeys()) {
      keys.put(key.name(), key.columns().get(key.columns().size() - 1));
    }
    return keys;
  }

  private Cause tooLong(Trouble trouble, Write write) {
    for (Field field : table.mapping().columns()) {
      Column column = table.column(field);
      String value = write.values().get(field.name());
      if (blames(trouble, column, value)) {
        return new Cause("too-long", field.name(), room(column));
      }
    }
    return Cause.of("too-long");
  }

  private static Cause tooLong(Trouble trouble, Write write, ChildTable child) {
    String rows = child.field().name();
    for (Map<String, String> row : Lenses.rows(write.values().get(rows))) {
      for (Field field : child.rows().fields()) {
        Column column = child.column(field);
        if (blames(trouble, column, row.get(field.name()))) {
          return new Cause("too-long", rows + "." + field.name(), room(column));
        }
      }
    }
    return Cause.of("too-long", rows);
  }

  private static boolean blames(Trouble trouble, Column column, @Nullable String value) {
    return trouble.column() == null
        ? value != null && overflows(column, value)
        : column.name().equalsIgnoreCase(trouble.column());
  }

  private static boolean overflows(Column column, String value) {
    if (Values.textual(column)) {
      return column.size() > 0 && value.codePointCount(0, value.length()) > column.size();
    }
    try {
      BigDecimal number = new BigDecimal(value);
      return number.precision() - number.scale() > column.size() - column.scale();
    } catch (NumberFormatException noNumber) {
      return false;
    }
  }

  private static String room(Column column) {
    return Values.textual(column)
        ? "at most " + column.size()
        : "at most " + (column.size() - column.scale()) + " digits before the point";
  }
}
