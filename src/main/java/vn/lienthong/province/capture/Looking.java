package vn.lienthong.province.capture;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;

/** The questions whether anything has changed; none costs more in a larger table. */
record Looking(Catcher catcher, OwnTables own, List<Watched> watched) {
  private static final Pattern PLACE = Pattern.compile(":#(luong|sau)");

  /** For camel-sql, of {@code luong} and {@code sau}. */
  String probe() {
    return "SELECT CASE WHEN " + changed() + " THEN 1 ELSE 0 END AS co";
  }

  private String changed() {
    StringBuilder any =
        new StringBuilder("EXISTS (SELECT 1 FROM ")
            .append(own.inbox())
            .append(") OR EXISTS (SELECT 1 FROM ")
            .append(own.log())
            .append(" WHERE luong = :#luong AND vi_tri > :#sau)");
    for (Watched table : watched) {
      catcher
          .sentinel(table, own)
          .ifPresent(
              sentinel ->
                  any.append(" OR EXISTS (SELECT 1 FROM ")
                      .append(own.watched())
                      .append(" WHERE ten = '")
                      .append(table.name())
                      .append("' AND COALESCE(dau, '') <> ")
                      .append(sentinel)
                      .append(")"));
    }
    return any.toString();
  }

  private String flow() {
    return watched.get(0).flow();
  }

  boolean anything(Connection connection, long after) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(PLACE.matcher(probe()).replaceAll("?"))) {
      statement.setString(1, flow());
      statement.setLong(2, after);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getInt(1) > 0;
      }
    }
  }

  String seal(Connection connection) throws SQLException {
    return Answers.text(connection, "SELECT " + catcher.seal(watched));
  }

  Still still(long position, String nonce, String seal) {
    String marks = own.marks();
    String sql =
        "SELECT CASE WHEN "
            + PLACE.matcher(changed()).replaceAll("?")
            + (" OR NOT EXISTS (SELECT 1 FROM %1$s WHERE luong = ? AND nonce = ? AND cat <= ?)"
                    + " OR NOT EXISTS (SELECT 1 FROM %1$s WHERE luong = '' AND vi_tri >= ?)")
                .formatted(marks)
            + " THEN NULL ELSE "
            + catcher.seal(watched)
            + " END";
    return new Still(sql, flow(), position, nonce, seal);
  }

  /** A question ready to be asked. */
  record Still(String sql, String flow, long position, String nonce, String seal) {
    boolean as(Connection connection) throws SQLException {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setString(1, flow);
        statement.setLong(2, position);
        statement.setString(3, flow);
        statement.setString(4, nonce);
        statement.setLong(5, position);
        statement.setLong(6, position);
        try (ResultSet row = statement.executeQuery()) {
          return row.next() && seal.equals(row.getString(1));
        }
      }
    }
  }
}
