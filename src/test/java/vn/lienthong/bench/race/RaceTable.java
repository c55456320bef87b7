package vn.lienthong.bench.race;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The table that all of them send: thirteen columns, made by the database itself from a row's
 * number, so that it is the same on every machine.
 */
final class RaceTable {
  private RaceTable() {}

  static void make(Connection connection, String name, int rows) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE "
              + name
              + " (ma_ho VARCHAR(20) NOT NULL PRIMARY KEY, chu_ho VARCHAR(200) NOT NULL,"
              + " don_vi VARCHAR(8) NOT NULL, dia_chi VARCHAR(300), ngay_lap DATE NOT NULL,"
              + " ngay_xac_minh DATE, so_nhan_khau INTEGER NOT NULL, dien_tich NUMERIC(10,2),"
              + " thu_nhap NUMERIC(14,2), dan_toc VARCHAR(3), ho_ngheo BOOLEAN NOT NULL,"
              + " co_dien BOOLEAN, ghi_chu VARCHAR(500))");
      statement.execute(
          """
          INSERT INTO %s SELECT
            'HO' || lpad(i::text, 8, '0'),
            (ARRAY['Lò','Vàng','Giàng','Tẩn','Nguyễn','Lý','Sùng','Phàn'])[1 + i %% 8]
              || (ARRAY[' Văn ',' Thị ',' A ',' Mí ',' Seo '])[1 + i %% 5]
              || (ARRAY['Páo','Dở','Chứ','Pồ','Thương','Hạnh','Sính'])[1 + i %% 7],
            '033' || lpad((i %% 89 + 10)::text, 2, '0') || lpad((i %% 17 + 1)::text, 3, '0'),
            CASE WHEN i %% 11 = 0 THEN NULL ELSE
              'Bản ' || (ARRAY['Nậm Loỏng','Phiêng Ban','Huổi Luông','Sì Lờ Lầu'])[1 + i %% 4]
                || ', số nhà ' || (i %% 300) || ', tổ ' || (i %% 12 + 1) END,
            DATE '2023-01-01' + i %% 900,
            CASE WHEN i %% 3 = 0 THEN NULL ELSE DATE '2025-07-01' + i %% 100 END,
            1 + i %% 11,
            CASE WHEN i %% 7 = 0 THEN NULL ELSE (i %% 25000)::numeric / 100 + 12 END,
            CASE WHEN i %% 13 = 0 THEN NULL ELSE (i::bigint * 7919 %% 300000000)::numeric / 4 END,
            CASE WHEN i %% 19 = 0 THEN NULL ELSE lpad((i %% 20 + 1)::text, 2, '0') END,
            i %% 4 = 0,
            CASE WHEN i %% 5 = 0 THEN NULL ELSE i %% 2 = 0 END,
            CASE WHEN i %% 2 = 0 THEN NULL ELSE
              'Hộ thuộc diện được hỗ trợ "nhà ở" đợt ' || (i %% 9 + 1) || '; đã kiểm tra' END
          FROM generate_series(1, %d) AS i"""
              .formatted(name, rows));
      statement.execute("VACUUM ANALYZE " + name);
    }
  }
}
