package vn.lienthong.sandbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;

/**
 * Ids that were withdrawn before they came, within one transaction: what comes later, but is of an
 * earlier reading, was under way when its sender ended.
 */
record Partings(Connection connection) {
  /** From which source on ids are gone that were withdrawn before they came; by id. */
  Map<String, String> of(String resource, Collection<String> ids) throws SQLException {
    String sql = "SELECT source FROM partings WHERE resource = ? AND id = ?";
    return Records.each(connection, sql, resource, ids, rows -> rows.getString(1));
  }

  void keep(String resource, Map<String, String> sources) throws SQLException {
    String sql = "MERGE INTO partings (resource, id, source) KEY (resource, id) VALUES (?, ?, ?)";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Map.Entry<String, String> gone : sources.entrySet()) {
        statement.setString(1, resource);
        statement.setString(2, gone.getKey());
        statement.setString(3, gone.getValue());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
