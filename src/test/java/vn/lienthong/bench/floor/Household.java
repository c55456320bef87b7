package vn.lienthong.bench.floor;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;

/** One row of the table, from the cursor straight into JSON. */
final class Household {
  private static final String COLUMNS =
      "ma_ho, chu_ho, don_vi, dia_chi, ngay_lap, ngay_xac_minh, so_nhan_khau, dien_tich, thu_nhap,"
          + " dan_toc, ho_ngheo, co_dien, ghi_chu";
  private static final int COUNT = 13;

  private Household() {}

  static String select(String table) {
    return "SELECT " + COLUMNS + " FROM " + table + " ORDER BY ma_ho";
  }

  static long readOnly(ResultSet rows) throws SQLException {
    long records = 0;
    long length = 0;
    while (rows.next()) {
      records++;
      for (int column = 1; column <= COUNT; column++) {
        String value = rows.getString(column);
        length += value == null ? 0 : value.length();
      }
    }
    if (length < records) {
      throw new SQLException("empty rows");
    }
    return records;
  }

  static void write(JsonGenerator json, ResultSet row, String id, String source)
      throws IOException, SQLException {
    json.writeStartObject();
    json.writeStringField("id", id);
    json.writeStringField("phienBanNguon", source);
    text(json, "maHo", row.getString(1));
    text(json, "chuHo", row.getString(2));
    text(json, "maDonVi", row.getString(3));
    text(json, "diaChi", row.getString(4));
    text(json, "ngayLap", row.getString(5));
    text(json, "ngayXacMinh", row.getString(6));
    number(json, "soNhanKhau", row.getString(7));
    number(json, "dienTich", row.getString(8));
    number(json, "thuNhap", row.getString(9));
    text(json, "danToc", row.getString(10));
    truth(json, "hoNgheo", row, 11);
    truth(json, "coDien", row, 12);
    text(json, "ghiChu", row.getString(13));
    json.writeEndObject();
  }

  private static void text(JsonGenerator json, String name, String value) throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }

  private static void number(JsonGenerator json, String name, String value) throws IOException {
    if (value != null) {
      json.writeFieldName(name);
      json.writeNumber(value);
    }
  }

  private static void truth(JsonGenerator json, String name, ResultSet row, int column)
      throws IOException, SQLException {
    boolean value = row.getBoolean(column);
    if (!row.wasNull()) {
      json.writeBooleanField(name, value);
    }
  }
}
