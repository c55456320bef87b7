package vn.lienthong.ledger;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One table, row by row, as every database holds it: whole numbers, flags, texts, instants, bytes.
 *
 * @param columns with their kinds, in the order in which rows are written
 */
record TableCopy(String table, List<Column> columns) {
  /** What a value is, whatever the database calls it. */
  enum Kind {
    NUMBER,
    FLAG,
    TEXT,
    INSTANT,
    BYTES
  }

  record Column(String name, Kind kind) {}

  static TableCopy of(Connection connection, String table) throws SQLException {
    try (PreparedStatement none =
            connection.prepareStatement("SELECT * FROM " + table + " WHERE 1 = 0");
        ResultSet rows = none.executeQuery()) {
      ResultSetMetaData about = rows.getMetaData();
      List<Column> columns = new ArrayList<>();
      for (int i = 1; i <= about.getColumnCount(); i++) {
        String name = about.getColumnName(i).toLowerCase(Locale.ROOT);
        columns.add(new Column(name, kind(table + "." + name, about.getColumnType(i))));
      }
      return new TableCopy(table, columns);
    }
  }

  private static Kind kind(String column, int type) {
    return switch (type) {
      case Types.BIGINT, Types.INTEGER, Types.SMALLINT -> Kind.NUMBER;
      case Types.BOOLEAN, Types.BIT -> Kind.FLAG;
      case Types.VARCHAR, Types.CHAR, Types.CLOB -> Kind.TEXT;
      case Types.TIMESTAMP_WITH_TIMEZONE, Types.TIMESTAMP -> Kind.INSTANT;
      case Types.BINARY, Types.VARBINARY, Types.BLOB, Types.LONGVARBINARY -> Kind.BYTES;
      default ->
          throw new IllegalStateException(column + " is of a type that is not copied: " + type);
    };
  }

  String select() {
    return "SELECT " + names() + " FROM " + table;
  }

  String insert() {
    String marks = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
    return "INSERT INTO " + table + " (" + names() + ") VALUES (" + marks + ")";
  }

  private String names() {
    return columns.stream().map(Column::name).collect(Collectors.joining(", "));
  }

  void write(ResultSet row, JsonGenerator json) throws SQLException, IOException {
    json.writeStartArray();
    for (int i = 0; i < columns.size(); i++) {
      value(row, i + 1, columns.get(i).kind(), json);
    }
    json.writeEndArray();
    json.writeRaw('\n');
  }

  private static void value(ResultSet row, int at, Kind kind, JsonGenerator json)
      throws SQLException, IOException {
    if (row.getObject(at) == null) {
      json.writeNull();
      return;
    }
    switch (kind) {
      case NUMBER -> json.writeNumber(row.getLong(at));
      case FLAG -> json.writeBoolean(row.getBoolean(at));
      case TEXT -> json.writeString(row.getString(at));
      case INSTANT ->
          json.writeString(row.getObject(at, OffsetDateTime.class).toInstant().toString());
      case BYTES -> json.writeBinary(row.getBytes(at));
    }
  }

  /**
   * @throws Backup.Unusable if the row is not one of this table
   */
  void bind(JsonNode row, PreparedStatement insert) throws SQLException {
    if (row.size() != columns.size()) {
      throw new Backup.Unusable(
          table + " has rows of " + row.size() + " columns, not of " + columns.size());
    }
    for (int i = 0; i < columns.size(); i++) {
      bind(row.get(i), columns.get(i), i + 1, insert);
    }
  }

  private void bind(JsonNode value, Column column, int at, PreparedStatement insert)
      throws SQLException {
    try {
      if (value.isNull()) {
        insert.setObject(at, null);
        return;
      }
      switch (column.kind()) {
        case NUMBER -> insert.setLong(at, value.longValue());
        case FLAG -> insert.setBoolean(at, value.booleanValue());
        case TEXT -> insert.setString(at, value.textValue());
        case INSTANT -> insert.setObject(at, instant(value.textValue()));
        case BYTES -> insert.setBytes(at, value.binaryValue());
      }
    } catch (IOException | RuntimeException unfit) {
      throw new Backup.Unusable(table + "." + column.name() + " has a value of another kind");
    }
  }

  private static OffsetDateTime instant(String text) {
    return Instant.parse(text).atOffset(ZoneOffset.UTC);
  }
}
