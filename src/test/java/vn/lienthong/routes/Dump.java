package vn.lienthong.routes;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Every row of every table of a database, as text. */
final class Dump {
  private Dump() {}

  static Map<String, List<String>> of(Connection connection) throws SQLException {
    Map<String, List<String>> tables = new TreeMap<>();
    for (String table : names(connection)) {
      tables.put(table.toLowerCase(Locale.ROOT), rows(connection, table));
    }
    return tables;
  }

  private static List<String> names(Connection connection) throws SQLException {
    List<String> names = new ArrayList<>();
    String schema = connection.getSchema();
    try (ResultSet tables =
        connection
            .getMetaData()
            .getTables(null, schema, "%", new String[] {"TABLE", "BASE TABLE"})) {
      while (tables.next()) {
        names.add(tables.getString("TABLE_NAME"));
      }
    }
    return names;
  }

  private static List<String> rows(Connection connection, String table) throws SQLException {
    List<String> all = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM \"" + table + '"')) {
      while (rows.next()) {
        StringJoiner row = new StringJoiner(" | ");
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.add(cell(rows, i));
        }
        all.add(row.toString());
      }
    }
    Collections.sort(all);
    return all;
  }

  private static String cell(ResultSet rows, int column) throws SQLException {
    int type = rows.getMetaData().getColumnType(column);
    if (type == Types.BLOB || type == Types.BINARY || type == Types.VARBINARY) {
      byte[] bytes = rows.getBytes(column);
      return bytes == null ? "null" : HexFormat.of().formatHex(bytes);
    }
    return String.valueOf(rows.getString(column));
  }
}
