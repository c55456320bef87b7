package vn.lienthong.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.sandbox.Options;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.testkit.Databases;

/** The counts that test-fixtures/README.md states. */
class DemoFillingTest {
  @TempDir private Path documents;
  private final Databases.Database database = Databases.h2();
  private FixtureProvince province;

  @BeforeEach
  void fixtures() throws Exception {
    province = new FixtureProvince(database);
    province.run("data.sql");
  }

  @Test
  void fillsExactlyWhatTheFixturesSay() throws Exception {
    assertThat(fill(database, documents))
        .isEqualTo(
            new DemoFilling(
                new Filled(273, 7),
                new Filled(288, 32),
                new Filled(2000, 200),
                new Filled(200, 40),
                new Filled(261, 51)));
  }

  @Test
  void fillsTheSameOnPostgres() throws Exception {
    Databases.Database postgres = Databases.postgres();
    new FixtureProvince(postgres).run("data.sql");
    assertThat(fill(postgres, documents)).isEqualTo(fill(database, documents));
    for (String rows :
        List.of(
            "SELECT ma_mau, ky, don_vi, ma_dong, ma_cot, CAST(gia_tri AS VARCHAR(30)) FROM bieu_o"
                + " ORDER BY 1, 2, 3, 4, 5",
            "SELECT so_phieu, chu_ho, dan_toc, ton_giao, trang_thai FROM phieu_ho ORDER BY so_phieu",
            "SELECT ma, so, sha256, duong_dan FROM van_ban_tep ORDER BY ma, so")) {
      assertThat(read(postgres, rows)).isEqualTo(read(database, rows)).hasSizeGreaterThan(300);
    }
  }

  @Test
  void addsUpFromVillagesToTheProvince() throws Exception {
    fill(database, documents);
    String wrong =
        """
        SELECT whole.ma_mau, whole.ky, whole.don_vi, whole.ma_dong, whole.ma_cot
        FROM bieu_o whole JOIN bieu_o part
          ON part.ma_mau = whole.ma_mau AND part.ky = whole.ky AND part.ma_dong = whole.ma_dong
          AND part.ma_cot = whole.ma_cot AND (whole.don_vi = '12' AND CHAR_LENGTH(part.don_vi) = 5
            OR CHAR_LENGTH(part.don_vi) = 8 AND SUBSTRING(part.don_vi FROM 1 FOR 5) = whole.don_vi)
        GROUP BY whole.ma_mau, whole.ky, whole.don_vi, whole.ma_dong, whole.ma_cot, whole.gia_tri
        HAVING SUM(part.gia_tri) %s whole.gia_tri
        """;
    assertThat(read(database, wrong.formatted("<>"))).isEmpty();
    assertThat(read(database, wrong.formatted("="))).hasSizeGreaterThan(100);
  }

  @Test
  void namesOnlyTemplatesUnitsCodesAndGroupsOfTheFixtures() throws Exception {
    fill(database, documents);
    for (String lost :
        List.of(
            "SELECT dan_toc FROM phieu_ho WHERE dan_toc NOT IN (SELECT ma_tk FROM dm_dan_toc)",
            "SELECT ton_giao FROM phieu_ho WHERE ton_giao NOT IN (SELECT ma FROM dm_ton_giao)",
            "SELECT don_vi FROM phieu_ho WHERE don_vi NOT IN (SELECT ma FROM dm_don_vi_hanh_chinh"
                + " WHERE hieu_luc_den IS NULL)",
            "SELECT cau_hoi FROM phieu_ho_tra_loi WHERE cau_hoi NOT IN"
                + " (SELECT ma_cau FROM mau_phieu_cau_hoi WHERE ma_mau = 'PH01')")) {
      assertThat(read(database, lost)).as(lost).isEmpty();
    }
  }

  @Test
  void writesEveryFileThatARowTellsOf() throws Exception {
    fill(database, documents);
    for (String row :
        read(
            database,
            "SELECT duong_dan, sha256, kich_thuoc FROM van_ban_tep WHERE ma LIKE '%2026%'")) {
      String[] told = row.split("\\|");
      byte[] bytes = Files.readAllBytes(documents.resolve(told[0]));
      assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)))
          .isEqualTo(told[1]);
      assertThat(bytes).hasSize(Integer.parseInt(told[2]));
      assertThat(new String(bytes, StandardCharsets.UTF_8)).contains("không có thật");
    }
  }

  @Test
  void givesTheNationSeedsThatItAccepts() throws Exception {
    Path national = FixtureProvince.FIXTURES.resolve("national");
    MinistrysDocuments.write(national, documents);
    try (Sandbox nation = Sandbox.start(Options.defaults().withSeeds(documents.resolve("seed")))) {
      assertThat(nation.port()).isPositive();
    }
    JsonNode records = new ObjectMapper().readTree(documents.resolve("seed/van-ban.json").toFile());
    for (JsonNode record : records) {
      for (JsonNode file : record.path("tep")) {
        String year = record.path("ngayBanHanh").asText().substring(0, 4);
        String path = year + "/" + record.path("ma").asText() + "/" + file.path("so").asInt();
        if (record.path("ngayBanHanh").asText().startsWith("2026")) {
          assertThat(documents.resolve("documents").resolve(path + ".txt")).exists();
        }
      }
    }
    assertThat(records).hasSize(109);
  }

  private static DemoFilling fill(Databases.Database into, Path folder) throws Exception {
    try (Connection connection =
        DriverManager.getConnection(into.url(), into.user(), into.password())) {
      return DemoFilling.fill(connection, FixtureProvince.FIXTURES, folder);
    }
  }

  private static List<String> read(Databases.Database from, String sql) throws Exception {
    List<String> rows = new ArrayList<>();
    try (Connection connection =
            DriverManager.getConnection(from.url(), from.user(), from.password());
        var statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      int columns = found.getMetaData().getColumnCount();
      while (found.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          cells.add(String.valueOf(found.getString(i)));
        }
        rows.add(String.join("|", cells));
      }
    }
    return rows;
  }
}
