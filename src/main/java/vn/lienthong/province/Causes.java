package vn.lienthong.province;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Field;
import vn.lienthong.province.Table.ForeignKey;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Write;

/** Names the field and the rule that a refused write broke. */
final class Causes {
  private final Connection connection;
  private final Dialect dialect;
  private final MappedTable table;
  private @Nullable Map<String, String> columns;

  Causes(Connection connection, Dialect dialect, MappedTable table) {
    this.connection = connection;
    this.dialect = dialect;
    this.table = table;
  }

  /** The transaction must be usable: it is asked for the names of keys. */
  Cause of(Trouble trouble, Write write) throws SQLException {
    return switch (trouble.kind()) {
      case CONSTRAINT -> new Cause("constraint", blamed(trouble), trouble.constraint());
      case TOO_LONG -> tooLong(trouble, write);
      case NO_RIGHTS -> new Cause("no-rights", null, table.table().name());
      default -> new Cause("refused", null, "SQLSTATE " + trouble.state());
    };
  }

  private @Nullable String blamed(Trouble trouble) throws SQLException {
    String constraint = trouble.constraint();
    if (trouble.column() != null || constraint == null) {
      return table.fieldOf(trouble.column());
    }
    if (columns == null) {
      columns = keys();
    }
    return table.fieldOf(columns.get(constraint));
  }

  /** The last column of every key by the key's name: the first ones are often shared. */
  private Map<String, String> keys() throws SQLException {
    Map<String, String> keys = new HashMap<>();
    Table whole = new SchemaReader(connection, dialect).table(table.mapping().table());
    whole.uniqueKeys().forEach((name, key) -> keys.put(name, key.get(key.size() - 1)));
    for (ForeignKey key : whole.foreignKeys()) {
      keys.put(key.name(), key.columns().get(key.columns().size() - 1));
    }
    return keys;
  }

  private Cause tooLong(Trouble trouble, Write write) {
    for (Field field : table.mapping().columns()) {
      Column column = table.column(field);
      String value = write.values().get(field.name());
      boolean named = column.name().equalsIgnoreCase(trouble.column());
      if (named || (trouble.column() == null && value != null && overflows(column, value))) {
        return new Cause("too-long", field.name(), room(column));
      }
    }
    return Cause.of("too-long");
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
