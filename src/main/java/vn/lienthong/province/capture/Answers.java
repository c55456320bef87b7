package vn.lienthong.province.capture;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers that all databases give alike. */
final class Answers {
  private Answers() {}

  /** The first column of the first row. */
  static String text(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getString(1) : "";
    }
  }

  /** The first column of all rows. */
  static List<String> texts(Connection connection, String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        texts.add(row.getString(1));
      }
    }
    return texts;
  }

  /**
   * @param sql gives number, user, program or place, and seconds since 1970
   */
  static Optional<OpenTransaction> open(Connection connection, String sql, String session)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      if (!row.next()) {
        return Optional.empty();
      }
      String who =
          "%s %d, %s, %s".formatted(session, row.getLong(1), row.getString(2), row.getString(3));
      Instant since = Instant.ofEpochMilli((long) (row.getDouble(4) * 1000));
      return Optional.of(new OpenTransaction(who, since));
    }
  }
}
