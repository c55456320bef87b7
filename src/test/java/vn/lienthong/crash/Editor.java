package vn.lienthong.crash;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * Somebody at the province who edits all the time: household forms come, change, get other answers
 * and other numbers, are taken back and go, and filled tables get other cells. Now and then an edit
 * is taken back before it is committed. Whatever is done leaves records that keep every rule.
 */
final class Editor implements AutoCloseable {
  private static final List<String> HOUSES = List.of("Kiên cố", "Bán kiên cố", "Đơn sơ");
  private static final long PAUSE_NANOS = 10_000_000;

  private final Connection connection;
  private final Random random;
  private final List<String> forms = new ArrayList<>();
  private final Thread thread = new Thread(this::edit, "editor");
  private volatile boolean over;
  private volatile Exception failure;
  private int made;

  /** Opens the province's database. */
  interface Door {
    Connection open() throws SQLException;
  }

  Editor(Door door, long seed) throws SQLException {
    connection = door.open();
    random = new Random(seed);
    try (Statement statement = connection.createStatement();
        var found =
            statement.executeQuery(
                "SELECT so_phieu FROM phieu_ho WHERE ky = '2026' ORDER BY so_phieu")) {
      while (found.next()) {
        forms.add(found.getString(1));
      }
    }
    connection.setAutoCommit(false);
    thread.start();
  }

  private void edit() {
    try {
      while (!over) {
        List<String> before = new ArrayList<>(forms);
        for (int i = random.nextInt(3); i >= 0; i--) {
          one();
        }
        if (random.nextInt(6) == 0) {
          connection.rollback();
          forms.clear();
          forms.addAll(before);
        } else {
          connection.commit();
        }
        LockSupport.parkNanos(random.nextLong(PAUSE_NANOS));
      }
    } catch (SQLException broken) {
      failure = broken;
    }
  }

  private void one() throws SQLException {
    String form = forms.get(random.nextInt(forms.size()));
    switch (random.nextInt(9)) {
      case 0 -> run("UPDATE phieu_ho SET so_nhan_khau = %d WHERE so_phieu = '%s'", people(), form);
      case 1 -> run("UPDATE phieu_ho SET chu_ho = 'Hộ %d' WHERE so_phieu = '%s'", ++made, form);
      case 2 ->
          run(
              "UPDATE phieu_ho_tra_loi SET gia_tri = '%s' WHERE so_phieu = '%s' AND cau_hoi = 'H01'",
              HOUSES.get(random.nextInt(3)), form);
      case 3 -> run("DELETE FROM phieu_ho_tra_loi WHERE so_phieu = '%s' AND cau_hoi = 'H07'", form);
      case 4 ->
          run(
              "UPDATE phieu_ho SET trang_thai = CASE trang_thai WHEN 'DA_DUYET' THEN 'TRA_LAI'"
                  + " ELSE 'DA_DUYET' END WHERE so_phieu = '%s'",
              form);
      case 5 -> delete(form);
      case 6 -> forms.add(copy(form));
      case 7 -> {
        String other = copy(form);
        delete(form);
        forms.add(other);
      }
      default ->
          run(
              "UPDATE bieu_o SET gia_tri = gia_tri + 1 WHERE ma_mau = 'BM04' AND don_vi = '03390'"
                  + " AND ma_dong = 'V0%s'",
              1 + random.nextInt(2));
    }
  }

  private int people() {
    return 10 + random.nextInt(10);
  }

  private void delete(String form) throws SQLException {
    run("DELETE FROM phieu_ho_tra_loi WHERE so_phieu = '%s'", form);
    run("DELETE FROM phieu_ho WHERE so_phieu = '%s'", form);
    forms.remove(form);
  }

  /** The same under another number: half of them as a new row, the others under a changed key. */
  private String copy(String form) throws SQLException {
    String other = form.substring(0, 14) + "%07d".formatted(5_000_000 + ++made);
    run(
        "INSERT INTO phieu_ho (so_phieu, ma_mau, don_vi, ky, tinh, ngay_lap, chu_ho, dan_toc,"
            + " ton_giao, so_nhan_khau, ho_ngheo, trang_thai) SELECT '%s', ma_mau, don_vi, ky, tinh,"
            + " ngay_lap, chu_ho, dan_toc, ton_giao, so_nhan_khau, ho_ngheo, trang_thai FROM phieu_ho"
            + " WHERE so_phieu = '%s'",
        other, form);
    run(
        "INSERT INTO phieu_ho_tra_loi SELECT '%s', cau_hoi, gia_tri FROM phieu_ho_tra_loi"
            + " WHERE so_phieu = '%s'",
        other, form);
    if (random.nextBoolean()) {
      return other;
    }
    String third = form.substring(0, 14) + "%07d".formatted(5_000_000 + ++made);
    run("DELETE FROM phieu_ho_tra_loi WHERE so_phieu = '%s'", other);
    run("UPDATE phieu_ho SET so_phieu = '%s' WHERE so_phieu = '%s'", third, other);
    run(
        "INSERT INTO phieu_ho_tra_loi SELECT '%s', cau_hoi, gia_tri FROM phieu_ho_tra_loi"
            + " WHERE so_phieu = '%s'",
        third, form);
    return third;
  }

  private void run(String sql, Object... values) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql.formatted(values));
    }
  }

  /** Ends after the edit in hand. */
  @Override
  public void close() throws SQLException, InterruptedException {
    over = true;
    thread.join();
    connection.close();
    if (failure != null) {
      throw new IllegalStateException("the editor failed", failure);
    }
  }
}
