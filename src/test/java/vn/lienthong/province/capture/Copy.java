package vn.lienthong.province.capture;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.lienthong.record.Key;

/** What a receiver holds who is told of changed keys and reads each anew. */
final class Copy {
  private final Connection connection;
  private final Map<String, String> records = new TreeMap<>();

  Copy(Connection connection) {
    this.connection = connection;
  }

  /** Reads the record with its cells. */
  void reread(String storedKey) throws SQLException {
    var parts = Key.split(storedKey);
    String found = null;
    try (PreparedStatement record =
        connection.prepareStatement("SELECT ten FROM bieu WHERE ma_mau = ? AND so = ?")) {
      record.setString(1, parts.get(0));
      record.setInt(2, Integer.parseInt(parts.get(1)));
      try (ResultSet row = record.executeQuery()) {
        found = row.next() ? row.getString(1) : null;
      }
    }
    if (found == null) {
      records.remove(storedKey);
      return;
    }
    StringBuilder text = new StringBuilder(found);
    try (PreparedStatement cells =
        connection.prepareStatement(
            "SELECT dong, gia_tri FROM bieu_o WHERE mau = ? AND so = ? ORDER BY dong")) {
      cells.setString(1, parts.get(0));
      cells.setInt(2, Integer.parseInt(parts.get(1)));
      try (ResultSet row = cells.executeQuery()) {
        while (row.next()) {
          text.append(' ').append(row.getString(1)).append('=').append(row.getString(2));
        }
      }
    }
    records.put(storedKey, text.toString());
  }

  void put(String storedKey, String text) {
    records.put(storedKey, text);
  }

  /** Everything that is there now. */
  void rereadAll() throws SQLException {
    records.clear();
    records.putAll(truth());
  }

  Map<String, String> truth() throws SQLException {
    Map<String, String> truth = new TreeMap<>();
    String sql =
        "SELECT b.ma_mau, b.so, b.ten, o.dong, o.gia_tri FROM bieu b LEFT JOIN bieu_o o"
            + " ON o.mau = b.ma_mau AND o.so = b.so ORDER BY b.ma_mau, b.so, o.dong";
    try (PreparedStatement all = connection.prepareStatement(sql);
        ResultSet row = all.executeQuery()) {
      while (row.next()) {
        String key = row.getString(1) + "|" + row.getInt(2) + "|2025-07-01";
        String cell =
            row.getString(4) == null ? "" : " " + row.getString(4) + "=" + row.getString(5);
        truth.merge(key, row.getString(3) + cell, (text, again) -> text + cell);
      }
    }
    return truth;
  }

  /** Keys whose record is another one here than there, absent here, or here only. */
  TreeSet<String> differences() throws SQLException {
    Map<String, String> truth = truth();
    TreeSet<String> differences = new TreeSet<>();
    truth.forEach(
        (key, text) -> {
          if (!text.equals(records.get(key))) {
            differences.add(key);
          }
        });
    records.keySet().stream().filter(key -> !truth.containsKey(key)).forEach(differences::add);
    return differences;
  }

  /** As {@link #differences}, of what is there, without its cells. */
  long lost() throws SQLException {
    return truth().entrySet().stream()
        .filter(entry -> !entry.getValue().split(" ")[0].equals(records.get(entry.getKey())))
        .count();
  }
}
