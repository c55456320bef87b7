package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that was written or refused, in order; nothing is ever taken out. */
final class Journal {
  private final Connection connection;

  Journal(Connection connection) {
    this.connection = connection;
  }

  /**
   * One line of the journal.
   *
   * @param status what became of it; SEEDED for the records we began with
   * @param source what the province called its version of the record
   * @param body the record as it stood afterwards, null if nothing was written or the resource is
   *     fed
   */
  record Line(
      String resource,
      @Nullable String id,
      long version,
      String who,
      String status,
      @Nullable String source,
      @Nullable ObjectNode body,
      String at) {}

  void append(List<Line> lines) throws SQLException {
    String sql =
        "INSERT INTO journal (resource, id, version, who, status, source, body, at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Line line : lines) {
        statement.setString(1, line.resource());
        statement.setString(2, line.id());
        statement.setLong(3, line.version());
        statement.setString(4, line.who());
        statement.setString(5, line.status());
        statement.setString(6, line.source());
        statement.setBytes(7, line.body() == null ? null : Json.bytes(line.body()));
        statement.setString(8, line.at());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /**
   * The lines after a sequence number.
   *
   * @param resource null for all
   */
  List<ObjectNode> after(@Nullable String resource, long seq, int most) throws SQLException {
    String sql =
        "SELECT seq, resource, id, version, who, status, source, body, at FROM journal"
            + " WHERE seq > ? AND resource = COALESCE(?, resource)"
            + " ORDER BY seq FETCH FIRST ? ROWS ONLY";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, seq);
      statement.setString(2, resource);
      statement.setInt(3, most);
      try (ResultSet rows = statement.executeQuery()) {
        List<ObjectNode> lines = new ArrayList<>();
        while (rows.next()) {
          lines.add(line(rows));
        }
        return lines;
      }
    }
  }

  private static ObjectNode line(ResultSet rows) throws SQLException {
    ObjectNode line =
        Json.object()
            .put("seq", rows.getLong("seq"))
            .put("resource", rows.getString("resource"))
            .put("id", rows.getString("id"))
            .put("version", rows.getLong("version"))
            .put("who", rows.getString("who"))
            .put("status", rows.getString("status"))
            .put("source", rows.getString("source"));
    byte[] body = rows.getBytes("body");
    line.set("body", body == null ? null : Json.objectOf(body));
    return line.put("at", rows.getString("at"));
  }
}
