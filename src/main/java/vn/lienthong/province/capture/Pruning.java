package vn.lienthong.province.capture;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Drops old changes of a flow, and remembers up to where. */
final class Pruning {
  private final Connection connection;
  private final OwnTables own;
  private final String flow;

  Pruning(Connection connection, OwnTables own, String flow) {
    this.connection = connection;
    this.own = own;
    this.flow = flow;
  }

  int prune(long upTo, long before) throws SQLException {
    long last = last(upTo, before);
    int dropped = update("DELETE FROM " + own.log() + " WHERE vi_tri <= ? AND luong = ?", last);
    if (dropped > 0) {
      update("UPDATE " + own.marks() + " SET cat = ? WHERE luong = ?", last);
    }
    return dropped;
  }

  /** Stamped in order, so everything up to the last old one is old. */
  private long last(long upTo, long before) throws SQLException {
    String sql =
        "SELECT COALESCE(MAX(vi_tri), 0) FROM "
            + own.log()
            + " WHERE luong = ? AND vi_tri <= ? AND luc < ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, flow);
      statement.setLong(2, upTo);
      statement.setLong(3, before);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  private int update(String sql, long position) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, position);
      statement.setString(2, flow);
      return statement.executeUpdate();
    }
  }
}
