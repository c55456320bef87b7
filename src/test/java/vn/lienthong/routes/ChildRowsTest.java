package vn.lienthong.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.flow.Report;
import vn.lienthong.ledger.Count;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Standing;

/** Records with rows of tables of their own are reconciled as one. */
class ChildRowsTest {
  private static final String FIRST =
      "SELECT ten_dong FROM mau_bieu_dong WHERE ma_mau = 'BM01' AND ma_dong = 'D01'";

  @ParameterizedTest
  @EnumSource(Site.On.class)
  void theMinistrysTemplatesAndTheirRowsReachTheProvince(Site.On on) {
    try (Town town = Town.at(Site.laiChau(on))) {
      town.approvedCycle();
      assertThat(town.tick("mau-bieu").counts().of(Count.TO_PROVINCE)).isZero();
      town.ministry(
          "mau-bieu",
          "{'ma':'BM01','dong':[{'ma':'D01','ten':'Tên mới','maChiTieu':'0102','thuTu':1},"
              + "{'ma':'D99','ten':'Dòng mới'}]}");

      assertThat(town.tick("mau-bieu").counts().of(Count.TO_PROVINCE)).isEqualTo(1);

      assertThat(town.value(FIRST)).isEqualTo("Tên mới");
      assertThat(town.value("SELECT COUNT(*) FROM mau_bieu_dong WHERE ma_mau = 'BM01'"))
          .isEqualTo("2");
      town.sql("DELETE FROM mau_bieu_dong WHERE ma_mau = 'BM01' AND ma_dong = 'D99'");
      assertThat(town.tick("mau-bieu").counts().of(Count.TO_NATION)).isEqualTo(1);
      assertThat(town.record("mau-bieu", Map.of("ma", "BM01")).path("dong")).hasSize(1);

      town.sql("UPDATE mau_bieu_dong SET ten_dong = 'tay' WHERE ma_mau = 'BM01'");
      town.ministry("mau-bieu", "{'ma':'BM01','dong':[{'ma':'D02','ten':'Của Bộ'}]}");
      assertThat(town.tick("mau-bieu").counts().of(Count.TO_PROVINCE)).isEqualTo(1);
      assertThat(town.value("SELECT ten_dong FROM mau_bieu_dong WHERE ma_mau = 'BM01'"))
          .isEqualTo("Của Bộ");
      assertThat(Town.written(town.tick("mau-bieu"))).isZero();
    }
  }

  @Test
  void aTemplateWhoseRowNamesAnUnknownIndicatorWaitsForIt() {
    try (Town town = Town.at(Site.laiChau(Site.On.H2))) {
      town.approvedCycle();
      town.raw(
          "mau-bieu",
          "TW:BM01",
          "{'dong':[{'ma':'D01','ten':'Tên mới','maChiTieu':'9999'}],'phienBan':999}");
      town.full("mau-bieu");
      Entry entry = town.entry("mau-bieu", "BM01");
      assertThat(entry.standing()).isEqualTo(Standing.WAITING);
      assertThat(entry.causes())
          .extracting(cause -> cause.text())
          .containsExactly("missing-reference (dong.maChiTieu: chi-tieu)");
    }
  }

  @Test
  void whatWasDeletedStaysSoThoughItsRunLooksAgainForWhatADocumentRefersTo() {
    try (Town town = Town.at(Site.laiChau(Site.On.H2))) {
      town.approvedCycle();
      town.sql("DELETE FROM van_ban_tep WHERE ma = 'H35-2025-000011'");
      town.sql("DELETE FROM van_ban WHERE ma = 'H35-2025-000011'");
      town.ministry("van-ban", "{'ma':'G24-2025-000101','thaoTac':'XOA'}");
      town.sql("INSERT INTO nhom_van_ban (ma_nhom, ten_nhom, tinh) VALUES ('NEW', 'Mới', '12')");
      town.sql(
          "INSERT INTO van_ban (ma, so_ky_hieu, trich_yeu, ma_nhom, do_mat, tinh)"
              + " VALUES ('H35-NEW', '1', 'Mới', 'NEW', 'THUONG', '12')");

      town.tick("van-ban");

      assertThat(town.entry("van-ban", "H35-NEW").standing()).isEqualTo(Standing.WAITING);
      assertThat(
              town.value(
                  "SELECT COUNT(*) FROM van_ban"
                      + " WHERE ma IN ('H35-2025-000011', 'G24-2025-000101')"))
          .isEqualTo("0");
      for (String code : List.of("H35-2025-000011", "G24-2025-000101")) {
        assertThat(town.record("van-ban", Map.of("ma", code)).isMissingNode()).as(code).isTrue();
      }
    }
  }

  @Test
  void documentsThatAreNotOrdinaryAreCountedAndNeverSent() {
    try (Town town = Town.at(Site.laiChau(Site.On.H2))) {
      town.approvedCycle();
      Report run = town.tick("van-ban");
      long kept =
          Long.parseLong(
              String.valueOf(
                  town.value(
                      "SELECT COUNT(*) FROM van_ban WHERE do_mat IS NULL OR do_mat <> 'THUONG'")));
      assertThat(kept).isPositive();
      assertThat(run.counts().of(Count.SKIPPED)).isEqualTo((int) kept);
      assertThat(town.status("van-ban").counts().skipped()).isEqualTo(kept);
      for (String code : List.of("H35.12-2025-000023", "H35.12-2025-000024")) {
        assertThat(town.record("van-ban", Map.of("ma", code)).isMissingNode()).isTrue();
      }
      town.sql(
          "UPDATE van_ban_tep SET ten = 'khac.txt' WHERE ma = 'H35.12-2025-000021' AND so = 1");
      assertThat(town.tick("van-ban").counts().of(Count.TO_NATION)).isEqualTo(1);
      assertThat(
              town.record("van-ban", Map.of("ma", "H35.12-2025-000021")).at("/tep/0/ten").asText())
          .isEqualTo("khac.txt");
    }
  }
}
