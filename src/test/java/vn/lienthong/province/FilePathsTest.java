package vn.lienthong.province;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.province.capture.Capture;
import vn.lienthong.province.capture.Change;
import vn.lienthong.province.capture.ChangeLog;
import vn.lienthong.record.Key;
import vn.lienthong.record.Outcome;
import vn.lienthong.testkit.Databases;

/** Where the province keeps the files of its documents. */
class FilePathsTest {
  private static final Mapping DOCUMENTS =
      Mappings.read(Path.of("mappings")).byName().get("van-ban");
  private static final Key KEY = Key.of("G24-2026-000001");

  @ParameterizedTest
  @EnumSource
  void ownPathsAreKnownFromThoseThatPeopleWrite(Server server) throws Exception {
    Databases.Database database = server.fresh();
    try (Connection hands =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        ProvinceDatabase province =
            ProvinceDatabase.open(
                new ProvinceSettings(
                    "province", database.url(), database.user(), database.password()))) {
      tables(hands);
      Capture capture = Capture.in(province);
      capture.install(DOCUMENTS);
      ChangeLog log = capture.log(DOCUMENTS);
      long before = log.stamp();

      Outcome kept = province.files(DOCUMENTS).write(KEY, 1, null, "bo/a.pdf");
      assertThat(kept).isInstanceOf(Outcome.Done.class);
      long own = log.stamp();
      assertThat(log.after(before, 10))
          .singleElement()
          .satisfies(
              change -> {
                assertThat(change.storedKey()).isEqualTo("G24-2026-000001");
                assertThat(change.own()).isTrue();
              });

      edit(hands, "UPDATE van_ban_tep SET duong_dan = 'x'");
      log.stamp();
      assertThat(log.after(own, 10)).extracting(Change::own).containsExactly(false);
      assertThat(province.files(DOCUMENTS).of(KEY)).containsEntry(1, "x");
    }
  }

  private static void tables(Connection hands) throws SQLException {
    edit(
        hands,
        "CREATE TABLE van_ban (ma VARCHAR(40) NOT NULL PRIMARY KEY, so_ky_hieu VARCHAR(100),"
            + " trich_yeu VARCHAR(1000), loai_van_ban VARCHAR(50), ma_nhom VARCHAR(20),"
            + " co_quan VARCHAR(300), ma_co_quan VARCHAR(20), ngay_ban_hanh DATE,"
            + " ngay_hieu_luc DATE, ngay_het_hieu_luc DATE, nguoi_ky VARCHAR(100),"
            + " chuc_vu VARCHAR(100), do_mat VARCHAR(10), do_khan VARCHAR(10), tinh VARCHAR(2))",
        "CREATE TABLE van_ban_tep (ma VARCHAR(40) NOT NULL, so INTEGER NOT NULL,"
            + " ten VARCHAR(300), loai VARCHAR(100), kich_thuoc BIGINT, sha256 VARCHAR(64),"
            + " duong_dan VARCHAR(500), PRIMARY KEY (ma, so))",
        "INSERT INTO van_ban (ma, do_mat, tinh) VALUES ('G24-2026-000001', 'THUONG', 'TW')",
        "INSERT INTO van_ban_tep (ma, so) VALUES ('G24-2026-000001', 1)");
  }

  private static void edit(Connection hands, String... statements) throws SQLException {
    try (Statement statement = hands.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
