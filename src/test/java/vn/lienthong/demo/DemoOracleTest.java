package vn.lienthong.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.testkit.Databases;

class DemoOracleTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  @TempDir private Path folder;
  private JournalStub journal;
  private FixtureProvince province;

  @BeforeEach
  void open() throws Exception {
    journal = new JournalStub();
    province = new FixtureProvince();
  }

  @AfterEach
  void close() {
    journal.close();
  }

  @Test
  void findsWhatIsPlantedForFirstContact() throws Exception {
    province.run("data.sql");
    for (OracleFlow flow : OracleFlow.ALL) {
      var seed = FixtureProvince.FIXTURES.resolve("national/seed/" + flow.name() + ".json");
      if (Files.exists(seed)) {
        JSON.readTree(seed.toFile()).forEach(r -> journal.wrote(flow.name(), "SEEDED", r));
      }
    }
    Comparison found = province.oracle(journal.base()).compare();

    assertThat(texts(found, "nhom-chi-tieu"))
        .containsExactlyInAnyOrder(
            "03: ten",
            "06: moTa",
            "11: thuTu",
            "12: moTa",
            "14: only at the nation",
            "15: only at the nation");
    assertThat(texts(found, "dan-toc"))
        .containsExactlyInAnyOrder(
            "05: ten",
            "08: ten",
            "08: tenKhac",
            "25: tenKhac",
            "32: hieuLucTu",
            "41: tenKhac",
            "48: nhomNgonNgu",
            "51: only at the nation",
            "52: only at the nation",
            "53: only at the nation",
            "54: only at the nation",
            "56: only in the province");
    assertThat(texts(found, "don-vi-hanh-chinh"))
        .contains("03618|2025-07-01: ten", "03388|2025-07-01: loai", "03391|2004-01-01: hieuLucDen")
        .doesNotContain("03388|2004-01-01: ten", "03388|2025-07-01: dienTich")
        .noneMatch(text -> text.startsWith("11") || text.startsWith("14"));
    assertThat(texts(found, "nhom-van-ban"))
        .containsExactlyInAnyOrder(
            "PQ-TT: ten",
            "LC-KH: ten",
            "HC: thuTu",
            "LC-CU: hieuLucDen",
            "CS-MTQG: only at the nation",
            "LC-NQ: only in the province",
            "LC-BC: only in the province");
    assertThat(found.flows().get("dan-toc")).isEqualTo(new Comparison.Sides(52, 55, 45));
  }

  @Test
  void believesTheLastLineOfTheJournal() throws Exception {
    province.execute("INSERT INTO dm_ton_giao (ma, ten) VALUES ('08', 'Tin Lành')");
    journal.wrote("ton-giao", "SEEDED", religion("08", "Khác"));
    journal.wrote("ton-giao", "SEEDED", religion("09", "Khác"));
    journal.wrote("ton-giao", "ERASED", religion("09", "Khác").put("trangThai", "DA_XOA"));
    journal.wrote("ton-giao", "UPDATED", religion("08", "Tin Lành"));

    Comparison found = province.oracle(journal.base()).compare();
    assertThat(found.inStep()).isTrue();
    assertThat(found.flows().get("ton-giao")).isEqualTo(new Comparison.Sides(1, 1, 1));
  }

  @Test
  void forgivesAMissingRecordOnlyWhereItWasDeleted() throws Exception {
    province.execute(
        """
        INSERT INTO dm_ton_giao (ma, ten, ngay_ket_thuc) VALUES
          ('01', 'deleted there, ended here', DATE '2026-08-01'),
          ('02', 'deleted there, open here', NULL),
          ('03', 'never there, ended here', DATE '2026-08-01')
        """);
    journal.wrote("ton-giao", "ERASED", religion("01", "x").put("trangThai", "DA_XOA"));
    journal.wrote("ton-giao", "ERASED", religion("02", "x").put("trangThai", "DA_XOA"));
    ObjectNode ended = religion("04", "deleted here, ended there").put("hieuLucDen", "2026-08-01");
    journal.wrote("ton-giao", "WITHDRAWN", ended);
    journal.wrote("ton-giao", "SEEDED", religion("05", "x").put("hieuLucDen", "2026-08-01"));

    assertThat(texts(province.oracle(journal.base()).compare(), "ton-giao"))
        .containsExactly(
            "02: only in the province", "03: only in the province", "05: only at the nation");
  }

  @Test
  void readsTheSameOnPostgres() throws Exception {
    FixtureProvince postgres = new FixtureProvince(Databases.postgres());
    for (String script : List.of("data.sql", "edits.sql", "planted.sql")) {
      province.run(script);
      postgres.run(script);
    }
    for (OracleFlow flow : OracleFlow.ALL) {
      assertThat(postgres.reader().rows(flow)).isEqualTo(province.reader().rows(flow)).isNotEmpty();
    }
  }

  @Test
  void findsTwoRecordsOfOneIdentity() throws Exception {
    province.execute("INSERT INTO dm_ton_giao (ma, ten) VALUES ('08', 'Tin Lành')");
    journal.wrote("ton-giao", "SEEDED", religion("08", "Tin Lành"));
    journal.wrote("ton-giao", "CREATED", religion("08", "Tin Lành").put("id", "12:08"));

    assertThat(texts(province.oracle(journal.base()).compare(), "ton-giao"))
        .containsExactly("08: twice at the nation");
  }

  @Test
  void tellsOfASecretDocumentThatEverLeft() throws Exception {
    province.execute(
        """
        INSERT INTO van_ban (ma, so_ky_hieu, trich_yeu, do_mat, tinh) VALUES
          ('A', '1', 'x', 'MAT', '12'), ('B', '2', 'x', NULL, '12'), ('C', '3', 'x', '', '12')
        """);
    for (String code : List.of("A", "B", "C")) {
      ObjectNode gone = JSON.createObjectNode().put("id", "12:" + code).put("ma", code);
      journal.wrote("van-ban", "ERASED", gone.put("maTinh", "12").put("trangThai", "DA_XOA"));
    }
    assertThat(texts(province.oracle(journal.base()).compare(), "van-ban"))
        .containsExactlyInAnyOrder(
            "A: must never have left", "B: must never have left", "C: must never have left");
  }

  @Test
  void findsFilesThatDidNotArriveAsTheyAreAndThoseThatNeverMayHave() throws Exception {
    byte[] one = "một".getBytes(UTF_8);
    String sha = InventedFile.sha256(one);
    Files.createDirectories(folder.resolve("bo"));
    Files.write(folder.resolve("bo/1"), one);
    Files.write(folder.resolve("bo/2"), "khác".getBytes(UTF_8));
    province.execute(
        """
        INSERT INTO van_ban (ma, so_ky_hieu, trich_yeu, do_mat, tinh) VALUES
          ('P1', '1', 'x', 'THUONG', '12'), ('P2', '2', 'x', 'THUONG', '12'),
          ('P3', '3', 'x', 'THUONG', '12'), ('S1', '4', 'x', '', '12'),
          ('H35.12-2026-900001', '5', 'x', 'THUONG', '12'), ('M1', '6', 'x', 'THUONG', 'TW'),
          ('M2', '7', 'x', 'THUONG', 'TW'), ('M3', '8', 'x', 'THUONG', 'TW'),
          ('M4', '9', 'x', 'THUONG', 'TW');
        INSERT INTO van_ban_tep (ma, so, ten, kich_thuoc, sha256, duong_dan)
          SELECT ma, 1, 'x', 5, '%s', CASE ma WHEN 'M1' THEN 'bo/1' WHEN 'M2' THEN 'bo/2' END
          FROM van_ban
        """
            .formatted(sha));
    for (String id : List.of("12:P1", "12:S1", "TW:M1", "TW:M2", "TW:M3")) {
      arrived(id, sha);
    }
    arrived("12:P2", "0".repeat(64));

    FilesComparison found = province.oracle(journal.base()).files(folder);

    assertThat(found.differences())
        .extracting(Difference::text)
        .containsExactlyInAnyOrder(
            "van-ban P2 tep 1: not at the nation as it is",
            "van-ban P3 tep 1: not at the nation as it is",
            "van-ban M2 tep 1: not in the province as it is",
            "van-ban M3 tep 1: not in the province as it is",
            "van-ban S1: must never have left");
    assertThat(found.toNation()).isEqualTo(1);
    assertThat(found.toProvince()).isEqualTo(1);
    assertThat(found.bytes()).isEqualTo(10);
    arrived("12:H35.12-2026-900001", sha);
    assertThat(province.oracle(journal.base()).files(folder).differences())
        .extracting(Difference::what)
        .contains(OracleFiles.PLANTED);
  }

  private void arrived(String id, String sha) {
    ObjectNode file = JSON.createObjectNode().put("id", id).put("so", 1).put("sha256", sha);
    journal.wrote("van-ban", "FILE", file);
  }

  @Test
  void holdsEveryApprovedTableAgainstWhatTheNationStores() throws Exception {
    province.execute(
        """
        INSERT INTO bieu (ma_mau, ky, don_vi, tinh, trang_thai, lan_nop) VALUES
          ('BM04', '2026-M01', '03388', '12', 'DA_DUYET', 1),
          ('BM04', '2026-M01', '03390', '12', 'DA_DUYET', 1),
          ('BM04', '2026-M01', '03394', '12', 'DA_DUYET', 1),
          ('BM04', '2026-M01', '03405', '12', 'NHAP', 1);
        INSERT INTO bieu_o (ma_mau, ky, don_vi, ma_dong, ma_cot, gia_tri) VALUES
          ('BM04', '2026-M01', '03388', 'V01', 'C01', 12.5000),
          ('BM04', '2026-M01', '03390', 'V01', 'C01', 12.5000)
        """);
    journal.wrote("bieu", "CREATED", table("03388", 12.5));
    journal.wrote("bieu", "CREATED", table("03390", 12.6));
    journal.wrote("bieu", "CREATED", table("03405", 1));

    assertThat(texts(province.oracle(journal.base()).compare(), "bieu"))
        .containsExactlyInAnyOrder(
            "BM04|2026-M01|03390: o",
            "BM04|2026-M01|03394: only in the province",
            "BM04|2026-M01|03405: only at the nation");
  }

  private static ObjectNode table(String unit, double value) {
    ObjectNode table =
        JSON.createObjectNode()
            .put("id", "12:BM04:2026-M01:" + unit)
            .put("trangThai", "HOAT_DONG")
            .put("maMau", "BM04")
            .put("ky", "2026-M01")
            .put("maDonVi", unit)
            .put("maTinh", "12")
            .put("lanNop", 1);
    table.putArray("o").addObject().put("dong", "V01").put("cot", "C01").put("giaTri", value);
    return table;
  }

  private static ObjectNode religion(String ma, String ten) {
    return JSON.createObjectNode()
        .put("id", "TW:" + ma)
        .put("trangThai", "HOAT_DONG")
        .put("ma", ma)
        .put("ten", ten);
  }

  private static List<String> texts(Comparison found, String flow) {
    return found.differences().stream()
        .filter(difference -> difference.flow().equals(flow))
        .map(difference -> difference.key() + ": " + difference.what())
        .toList();
  }
}
