package vn.lienthong.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** The province's documents: rows, written and read by SQL by hand, and a folder. */
final class Shelf {
  private final Path folder;

  /**
   * @param folder below which the files are
   */
  Shelf(Path folder) {
    this.folder = folder;
  }

  /** As the clerk enters it; its files lie where {@link #put} puts them. */
  void insert(Connection connection, Dossier dossier) throws SQLException {
    run(
        connection,
        "INSERT INTO van_ban (ma, so_ky_hieu, trich_yeu, ma_nhom, do_mat, tinh)"
            + " VALUES ('%s', '%s', '%s', '%s', 'THUONG', '%s')",
        dossier.ma(),
        dossier.ma(),
        dossier.about(),
        dossier.group(),
        dossier.owner());
    for (Map.Entry<Integer, Dossier.Paper> one : dossier.papers().entrySet()) {
      insert(connection, dossier.ma(), one.getKey(), one.getValue(), !dossier.ministrys());
    }
  }

  /**
   * @param here whether the province has the file, too
   */
  void insert(Connection connection, String ma, int number, Dossier.Paper paper, boolean here)
      throws SQLException {
    run(
        connection,
        "INSERT INTO van_ban_tep (ma, so, ten, loai, kich_thuoc, sha256, duong_dan)"
            + " VALUES ('%s', %d, '%s', 'application/octet-stream', %d, '%s', %s)",
        ma,
        number,
        paper.name(),
        paper.bytes().length,
        paper.sha256(),
        here ? "'" + place(ma, paper) + "'" : "NULL");
  }

  void replace(Connection connection, String ma, int number, Dossier.Paper paper, String place)
      throws SQLException {
    run(
        connection,
        "UPDATE van_ban_tep SET ten = '%s', kich_thuoc = %d, sha256 = '%s', duong_dan = '%s'"
            + " WHERE ma = '%s' AND so = %d",
        paper.name(),
        paper.bytes().length,
        paper.sha256(),
        place,
        ma,
        number);
  }

  static void run(Connection connection, String sql, Object... values) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql.formatted(values));
    }
  }

  /** Where a file of the province's is put. */
  static String place(String ma, Dossier.Paper paper) {
    return ma + "/" + paper.name();
  }

  void put(String place, byte[] bytes) {
    try {
      Path file = folder.resolve(place);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  void remove(String place) {
    try {
      Files.deleteIfExists(folder.resolve(place));
    } catch (IOException held) {
      throw new UncheckedIOException(held);
    }
  }

  /** Documents that are to be at the nation, by key, with what is in their files. */
  Map<String, Map<String, String>> rows(Connection connection) throws SQLException {
    Map<String, Map<String, String>> documents = Province.rows(connection, Dossier.FLOW);
    Map<String, Map<Integer, String>> listed = new TreeMap<>();
    Map<String, Map<Integer, String>> held = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT ma, so, ten, sha256, duong_dan FROM van_ban_tep")) {
      while (rows.next()) {
        String ma = rows.getString(1);
        int number = rows.getInt(2);
        listed
            .computeIfAbsent(ma, one -> new TreeMap<>())
            .put(number, Dossier.listed(rows.getString(3), rows.getString(4)));
        held.computeIfAbsent(ma, one -> new TreeMap<>()).put(number, digest(rows.getString(5)));
      }
    }
    documents.forEach(
        (ma, fields) -> {
          fields.put("tep", Dossier.text(listed.getOrDefault(ma, Map.of())));
          fields.put("bytes", Dossier.text(held.getOrDefault(ma, Map.of())));
        });
    return documents;
  }

  private String digest(String place) {
    if (place == null || !Files.exists(folder.resolve(place))) {
      return "is not there";
    }
    try {
      return Dossier.digest(Files.readAllBytes(folder.resolve(place)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
