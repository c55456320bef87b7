package vn.lienthong.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import vn.lienthong.mapping.Authority;
import vn.lienthong.mapping.ChildRows;
import vn.lienthong.mapping.Field;
import vn.lienthong.mapping.FieldType;
import vn.lienthong.mapping.Guard;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.mapping.Mode;
import vn.lienthong.mapping.Retirement;
import vn.lienthong.mapping.RowAuthority;
import vn.lienthong.mapping.Scope;

/**
 * A table of household forms as wide as real ones, with a primary key and an index more, and one of
 * their answers, ten to every tenth form.
 */
record Households(String name) {
  static final int COUNT = 20_000;

  /** How rows of one of the tables are updated: a text, and for one row the form's number. */
  record Rows(String one, String all) {}

  static String number(int i) {
    return "PH01-03390001-%06d".formatted(i);
  }

  Rows form() {
    String set = "UPDATE " + name + " SET trang_thai = ?";
    return new Rows(set + " WHERE so_phieu = ?", set);
  }

  Rows answer() {
    String set = "UPDATE " + name + "_tra_loi SET gia_tri = ?";
    return new Rows(set + " WHERE so_phieu = ? AND cau_hoi = 'H01'", set);
  }

  void fill(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE "
              + name
              + " (so_phieu VARCHAR(40) NOT NULL PRIMARY KEY, ma_mau VARCHAR(20) NOT NULL,"
              + " don_vi VARCHAR(10) NOT NULL, ky VARCHAR(10) NOT NULL, tinh VARCHAR(2),"
              + " ngay_lap DATE, chu_ho VARCHAR(200), dan_toc VARCHAR(3), ton_giao VARCHAR(3),"
              + " so_nhan_khau INTEGER, ho_ngheo BOOLEAN, trang_thai VARCHAR(20),"
              + " ghi_chu VARCHAR(200))");
      statement.execute("CREATE INDEX " + name + "_don_vi ON " + name + " (don_vi, ky)");
      statement.execute(
          "CREATE TABLE "
              + name
              + "_tra_loi (so_phieu VARCHAR(40) NOT NULL, cau_hoi VARCHAR(10) NOT NULL,"
              + " gia_tri VARCHAR(500), PRIMARY KEY (so_phieu, cau_hoi))");
    }
    connection.setAutoCommit(false);
    String form =
        " VALUES (?, 'PH01', ?, '2025-Q3', '12', DATE '2025-07-01', 'Chủ hộ', '01', '00', 4, FALSE, 'NHAP', '')";
    try (PreparedStatement forms = connection.prepareStatement("INSERT INTO " + name + form);
        PreparedStatement answers =
            connection.prepareStatement("INSERT INTO " + name + "_tra_loi VALUES (?, ?, '')")) {
      for (int i = 0; i < COUNT; i++) {
        forms.setString(1, number(i));
        forms.setString(2, "0339%04d".formatted(i % 200));
        forms.addBatch();
        answers.setString(1, number(i / 10 * 10));
        answers.setString(2, "H%02d".formatted(i % 10));
        answers.addBatch();
      }
      forms.executeBatch();
      answers.executeBatch();
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  Mapping mapping() {
    ChildRows rows =
        new ChildRows(
            name + "_tra_loi",
            List.of("so_phieu"),
            List.of("cauHoi"),
            List.of(
                field("cauHoi", "cau_hoi", FieldType.CODE),
                field("giaTri", "gia_tri", FieldType.TEXT)));
    Field answers =
        new Field(
            "traLoi", "", FieldType.ROWS, false, null, null, null, null, null, false, rows, 1);
    return new Mapping(
        "phieu-ho",
        "/phieu-ho",
        "PhieuHo",
        name,
        List.of("soPhieu"),
        new Scope(List.of(), List.of()),
        new RowAuthority(List.of(), Authority.PROVINCE),
        List.of(field("soPhieu", "so_phieu", FieldType.CODE), answers),
        List.of(),
        Retirement.REMOVE,
        Guard.DEFAULT,
        Mode.AUTO,
        null,
        "hash");
  }

  private static Field field(String name, String column, FieldType type) {
    return new Field(name, column, type, true, null, null, null, null, null, false, 1);
  }
}
