package vn.lienthong.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The province's tables, read by SQL written by hand. */
final class Province {
  private static final Map<String, String> QUERIES =
      Map.of(
          "dan-toc",
          "SELECT ma_tk AS khoa, ten AS \"ten\", ten_khac AS \"tenKhac\", nhom_ngon_ngu AS"
              + " \"nhomNgonNgu\", ghi_chu AS \"ghiChu\" FROM dm_dan_toc",
          "nhom-van-ban",
          "SELECT ma_nhom AS khoa, ten_nhom AS \"ten\", tinh AS \"maTinh\", ngay_ket_thuc AS"
              + " \"ended\" FROM nhom_van_ban",
          "don-vi-hanh-chinh",
          "SELECT ma AS khoa, ten AS \"ten\", TRIM(loai) AS \"loai\", dien_tich AS \"dienTich\""
              + " FROM dm_don_vi_hanh_chinh",
          "van-ban",
          "SELECT ma AS khoa, trich_yeu AS \"trichYeu\", ma_nhom AS \"maNhom\", tinh AS"
              + " \"maTinh\" FROM van_ban WHERE do_mat = 'THUONG'",
          "phieu",
          "SELECT f.so_phieu AS khoa, f.ky AS \"ky\", (SELECT a.gia_tri FROM phieu_tra_loi a WHERE"
              + " a.so_phieu = f.so_phieu AND a.cau_hoi = 'C06') AS \"C06\", f.ket_qua_bo AS"
              + " \"ketQua\", f.ly_do_bo AS \"lyDo\" FROM phieu f WHERE f.trang_thai = 'DA_DUYET'");

  private Province() {}

  /** Records that are to be at the nation, by key; empty fields are left out. */
  static Map<String, Map<String, String>> rows(Connection connection, String flow)
      throws SQLException {
    Map<String, String> codes = flow.equals("dan-toc") ? crosswalk() : Map.of();
    Map<String, Map<String, String>> records = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(QUERIES.get(flow))) {
      while (rows.next()) {
        Map<String, String> fields = new HashMap<>();
        for (int i = 2; i <= rows.getMetaData().getColumnCount(); i++) {
          String value = rows.getString(i);
          if (value != null && !value.isEmpty()) {
            fields.put(rows.getMetaData().getColumnLabel(i), value);
          }
        }
        String key = rows.getString(1);
        records.put(codes.getOrDefault(key, key), fields);
      }
    }
    return records;
  }

  /** The province's codes of ethnic groups, and those of the nation. */
  static Map<String, String> crosswalk() {
    Map<String, String> codes = new LinkedHashMap<>();
    try {
      Files.readAllLines(World.ROOT.resolve("mappings/codes/dan-toc-tdt.csv")).stream()
          .filter(line -> line.matches("\\d\\d,\\d\\d,.*"))
          .forEach(line -> codes.put(line.substring(0, 2), line.substring(3, 5)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return codes;
  }

  /** Somebody files a form. */
  static void form(Connection connection, String number, String edit) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          ("INSERT INTO phieu (so_phieu, ma_mau, don_vi, ky, tinh, trang_thai)"
                  + " VALUES ('%s', 'PT01', '%s', '2025', '12', 'DA_DUYET')")
              .formatted(number, Beginning.UNIT));
      statement.executeUpdate(
          ("INSERT INTO phieu_tra_loi (so_phieu, cau_hoi, gia_tri)"
                  + " VALUES ('%s', 'C01', '7'), ('%s', 'C06', '%s')")
              .formatted(number, number, edit));
    }
  }

  /** What such a form says. */
  static Map<String, String> formFields(String edit) {
    return Map.of("ky", "2025", "C06", edit);
  }
}
