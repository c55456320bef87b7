package vn.lienthong.province;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.JDBCType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Names;
import vn.lienthong.mapping.TableName;
import vn.lienthong.province.Table.ForeignKey;
import vn.lienthong.record.Nearest;

/** Reads the schema over one connection. */
final class SchemaReader {
  /** SQL Server's own number for a moment with its zone. */
  private static final int DATETIMEOFFSET = -155;

  private final DatabaseMetaData data;
  private final Dialect dialect;
  private final @Nullable String current;

  SchemaReader(Connection connection, Dialect dialect) throws SQLException {
    this.data = connection.getMetaData();
    this.dialect = dialect;
    this.current = connection.getSchema();
  }

  /** A table or view before its columns are read. */
  record Named(@Nullable String schema, String name, boolean view) {
    boolean is(TableName wanted) {
      return Names.alike(name, wanted.name())
          && (wanted.schema() == null || (schema != null && Names.alike(schema, wanted.schema())));
    }
  }

  List<Named> tables() throws SQLException {
    List<Named> tables = new ArrayList<>();
    String[] types = {"TABLE", "BASE TABLE", "PARTITIONED TABLE", "VIEW", "MATERIALIZED VIEW"};
    try (ResultSet found = data.getTables(null, null, "%", types)) {
      while (found.next()) {
        String schema = found.getString("TABLE_SCHEM");
        if (schema == null || !dialect.systemSchema(schema)) {
          boolean view = found.getString("TABLE_TYPE").contains("VIEW");
          tables.add(new Named(schema, found.getString("TABLE_NAME"), view));
        }
      }
    }
    return tables;
  }

  /** With keys. */
  Table table(String wanted) throws SQLException {
    Named named = find(wanted);
    return new Table(
        named.schema(),
        named.name(),
        named.view(),
        columns(named),
        primaryKey(named),
        uniqueKeys(named),
        foreignKeys(named));
  }

  /** Without keys, which take longer to read. */
  Table tableOnly(String wanted) throws SQLException {
    Named named = find(wanted);
    return new Table(
        named.schema(), named.name(), named.view(), columns(named), List.of(), Map.of(), List.of());
  }

  /** Of several: the very same name, then the one in the connection's own schema. */
  private Named find(String wanted) throws SQLException {
    TableName name = TableName.of(wanted);
    List<Named> tables = tables();
    return tables.stream()
        .filter(table -> table.is(name))
        .min(
            Comparator.comparing((Named table) -> !name.name().equals(table.name()))
                .thenComparing(
                    table -> name.schema() != null && !name.schema().equals(table.schema()))
                .thenComparing(table -> current != null && !current.equals(table.schema())))
        .orElseThrow(
            () ->
                new ProvinceSchemaFault(
                    "table",
                    wanted,
                    Nearest.of(wanted, tables.stream().map(Named::name).distinct().toList())));
  }

  private List<Column> columns(Named table) throws SQLException {
    List<Column> columns = new ArrayList<>();
    try (ResultSet found =
        data.getColumns(null, escaped(table.schema()), escaped(table.name()), null)) {
      while (found.next()) {
        // drivers differ about an escape that is part of a name
        boolean schema =
            table.schema() == null || table.schema().equals(found.getString("TABLE_SCHEM"));
        if (schema && table.name().equals(found.getString("TABLE_NAME"))) {
          columns.add(column(found));
        }
      }
    }
    return columns;
  }

  private static Column column(ResultSet found) throws SQLException {
    String identity = String.valueOf(found.getString("IS_AUTOINCREMENT"));
    boolean defaulted = found.getString("COLUMN_DEF") != null || identity.equals("YES");
    return new Column(
        found.getString("COLUMN_NAME"),
        type(found.getInt("DATA_TYPE")),
        found.getString("TYPE_NAME"),
        found.getInt("COLUMN_SIZE"),
        found.getInt("DECIMAL_DIGITS"),
        found.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls,
        defaulted,
        "YES".equals(found.getString("IS_GENERATEDCOLUMN")));
  }

  private static JDBCType type(int number) {
    if (number == DATETIMEOFFSET) {
      return JDBCType.TIMESTAMP_WITH_TIMEZONE;
    }
    try {
      return JDBCType.valueOf(number);
    } catch (IllegalArgumentException unnamed) {
      return JDBCType.OTHER;
    }
  }

  private List<String> primaryKey(Named table) throws SQLException {
    Map<Short, String> columns = new TreeMap<>();
    try (ResultSet found = data.getPrimaryKeys(null, table.schema(), table.name())) {
      while (found.next()) {
        columns.put(found.getShort("KEY_SEQ"), found.getString("COLUMN_NAME"));
      }
    }
    return List.copyOf(columns.values());
  }

  private Map<String, List<String>> uniqueKeys(Named table) throws SQLException {
    Map<String, List<String>> keys = new LinkedHashMap<>();
    try (ResultSet found = data.getIndexInfo(null, table.schema(), table.name(), true, true)) {
      while (found.next()) {
        String name = found.getString("INDEX_NAME");
        String column = found.getString("COLUMN_NAME");
        // an index under a condition, or over an expression, is no key of the whole table
        if (name != null && column != null && found.getString("FILTER_CONDITION") == null) {
          keys.computeIfAbsent(name, none -> new ArrayList<>()).add(column);
        }
      }
    }
    return keys;
  }

  private List<ForeignKey> foreignKeys(Named table) throws SQLException {
    Map<String, ForeignKey> keys = new LinkedHashMap<>();
    try (ResultSet found = data.getImportedKeys(null, table.schema(), table.name())) {
      while (found.next()) {
        String target = found.getString("PKTABLE_NAME");
        ForeignKey key =
            keys.computeIfAbsent(
                found.getString("FK_NAME"),
                name -> new ForeignKey(name, new ArrayList<>(), target, new ArrayList<>()));
        key.columns().add(found.getString("FKCOLUMN_NAME"));
        key.targetColumns().add(found.getString("PKCOLUMN_NAME"));
      }
    }
    return List.copyOf(keys.values());
  }

  /** Metadata takes names as patterns; null for any name, where a pattern would not do. */
  private @Nullable String escaped(@Nullable String name) throws SQLException {
    String escape = data.getSearchStringEscape();
    if (name == null || name.contains(escape)) {
      return null;
    }
    return name.replace("_", escape + "_").replace("%", escape + "%");
  }
}
