package vn.lienthong.province.capture;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Moves changes from the inbox into the log, a portion per transaction.
 *
 * <p>The row of the log's end is locked first, so that there is one stamping at a time, and
 * whatever it commits is seen whole before the next one begins. What it reads it reads as
 * committed, and it deletes exactly the rows it has read: a row that becomes visible a moment later
 * stays for the next time.
 */
final class Stamping {
  private static final int PORTION = 5_000;
  private static final int ROWS = 250;

  private final Connection connection;
  private final Catcher catcher;
  private final OwnTables own;
  private final long now;
  private final Map<Place, Long> taken = new LinkedHashMap<>();
  private long end;

  /**
   * @param connection within a transaction, READ COMMITTED
   * @param now in milliseconds since 1970
   */
  Stamping(Connection connection, Catcher catcher, OwnTables own, long now) throws SQLException {
    this.connection = connection;
    this.catcher = catcher;
    this.own = own;
    this.now = now;
    this.end = lockedEnd();
  }

  private record Place(String flow, int table) {}

  private record Key(String flow, @Nullable String text) {}

  private long lockedEnd() throws SQLException {
    String sql = "SELECT vi_tri FROM " + own.marks() + " WHERE luong = '' FOR UPDATE";
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      if (!row.next()) {
        throw new SQLException("the log's end is missing from " + own.marks(), "02000");
      }
      return row.getLong(1);
    }
  }

  long end() {
    return end;
  }

  /** False if that was the last portion for now. */
  boolean portion() throws SQLException {
    Map<Key, Boolean> keys = new LinkedHashMap<>();
    List<String> read = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(catcher.waiting(own, PORTION))) {
      while (rows.next()) {
        read.add(rows.getString(1));
        Key key = new Key(rows.getString(2), rows.getString(3));
        keys.merge(key, rows.getBoolean(4), Boolean::logicalAnd);
        long difference = difference(rows.getString(6));
        taken.merge(new Place(key.flow, rows.getInt(5)), difference, Long::sum);
      }
    }
    log(keys);
    delete(read);
    return read.size() == PORTION;
  }

  private static long difference(String event) {
    return switch (event) {
      case "I" -> 1;
      case "D" -> -1;
      default -> 0;
    };
  }

  /** Any record of the flow may have changed. */
  void all(String flow) throws SQLException {
    log(Map.of(new Key(flow, null), false));
  }

  private void log(Map<Key, Boolean> keys) throws SQLException {
    List<Map.Entry<Key, Boolean>> all = List.copyOf(keys.entrySet());
    for (int from = 0; from < all.size(); from += ROWS) {
      List<Map.Entry<Key, Boolean>> some = all.subList(from, Math.min(all.size(), from + ROWS));
      String places = some.stream().map(row -> "(?,?,?,?,?)").collect(Collectors.joining(","));
      String sql = "INSERT INTO " + own.log() + " (vi_tri, luong, khoa, rieng, luc) VALUES ";
      try (PreparedStatement statement = connection.prepareStatement(sql + places)) {
        int place = 1;
        for (Map.Entry<Key, Boolean> row : some) {
          statement.setLong(place++, ++end);
          statement.setString(place++, row.getKey().flow);
          statement.setString(place++, row.getKey().text);
          statement.setBoolean(place++, row.getValue());
          statement.setLong(place++, now);
        }
        statement.executeUpdate();
      }
    }
  }

  private void delete(List<String> read) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (int from = 0; from < read.size(); from += 1_000) {
        List<String> some = read.subList(from, Math.min(read.size(), from + 1_000));
        statement.executeUpdate(catcher.taken(own, some));
      }
    }
  }

  /**
   * Compares what a table's sentinel shows with what it showed last, and logs the whole flow if
   * rows have gone behind the triggers' back. To be called before {@link #portion}.
   */
  void watch(Watched watched) throws SQLException {
    Optional<String> sentinel = catcher.sentinel(watched, own);
    if (sentinel.isEmpty()) {
      return;
    }
    String sql =
        "SELECT dau, %s FROM %s WHERE ten = '%s'"
            .formatted(sentinel.get(), own.watched(), watched.name());
    String seen = null;
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      if (row.next() && row.getString(2) != null && !row.getString(2).equals(row.getString(1))) {
        seen = row.getString(2);
      }
    }
    if (seen != null) {
      all(watched.flow());
      String update = "UPDATE " + own.watched() + " SET dau = ? WHERE ten = ?";
      try (PreparedStatement statement = connection.prepareStatement(update)) {
        statement.setString(1, seen);
        statement.setString(2, watched.name());
        statement.executeUpdate();
      }
    }
  }

  /** Where rows are counted, those that are stamped now are no longer pending. */
  void count() throws SQLException {
    String sql =
        "UPDATE "
            + own.watched()
            + " SET dau = CAST(CAST(dau AS BIGINT) + ? AS VARCHAR) WHERE luong = ? AND bang = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Map.Entry<Place, Long> count : taken.entrySet()) {
        statement.setLong(1, count.getValue());
        statement.setString(2, count.getKey().flow);
        statement.setInt(3, count.getKey().table);
        statement.executeUpdate();
      }
    }
    taken.clear();
  }

  void settle() throws SQLException {
    String sql = "UPDATE " + own.marks() + " SET vi_tri = ? WHERE luong = ''";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, end);
      statement.executeUpdate();
    }
  }
}
