package vn.lienthong.sandbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The records of all resources, within one transaction. */
final class Records {
  private static final String COLUMNS = "SELECT id, identity, json FROM records WHERE resource = ?";
  private final Connection connection;

  Records(Connection connection) {
    this.connection = connection;
  }

  Optional<Stored> byId(String resource, String id) throws SQLException {
    return one(COLUMNS + " AND id = ?", resource, id);
  }

  /** The living record if there is one, otherwise its tombstone. */
  Optional<Stored> byIdentity(String resource, String identity) throws SQLException {
    return one(
        COLUMNS + " AND identity = ? ORDER BY deleted FETCH FIRST ROW ONLY", resource, identity);
  }

  /** Whether a living record's identity begins with the code. */
  boolean hasCode(String resource, String code) throws SQLException {
    String sql =
        "SELECT 1 FROM records WHERE resource = ? AND NOT deleted"
            + " AND identity >= ? AND identity < ? AND (identity = ? OR identity LIKE ?)"
            + " FETCH FIRST ROW ONLY";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, resource);
      statement.setString(2, code);
      statement.setString(3, code + ";"); // the character after the colon
      statement.setString(4, code);
      statement.setString(5, code + ":%");
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  void put(String resource, List<Stored> records) throws SQLException {
    String sql =
        "MERGE INTO records (resource, id, identity, json, version, updated, deleted, shuffled)"
            + " KEY (resource, id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Stored record : records) {
        statement.setString(1, resource);
        statement.setString(2, record.id());
        statement.setString(3, record.identity());
        statement.setString(4, Json.text(record.json()));
        statement.setLong(5, record.version());
        statement.setLong(6, record.updated().toEpochMilli());
        statement.setBoolean(7, record.erased());
        statement.setInt(8, shuffled(record.id()));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** The place of a record in an order that has nothing to do with its id. */
  static int shuffled(String id) {
    return id.hashCode() * 0x9E3779B1;
  }

  private Optional<Stored> one(String sql, String resource, String value) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, resource);
      statement.setString(2, value);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(stored(rows)) : Optional.empty();
      }
    }
  }

  static Stored stored(ResultSet rows) throws SQLException {
    return new Stored(rows.getString(1), rows.getString(2), Json.objectOf(rows.getString(3)));
  }
}
