package vn.lienthong.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.admin.FlowState;
import vn.lienthong.admin.RunView;
import vn.lienthong.flow.Report;
import vn.lienthong.record.Standing;

/** Absence is not deletion: what a side does not show is not taken for gone. */
@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AbsenceTest {
  private static final String UNITS = "don-vi-hanh-chinh";
  @Parameter private Site.On on = Site.On.H2;
  private Town town;

  @BeforeParameterizedClassInvocation
  void open() {
    town = Town.at(Site.laiChau(on).with("read.page-size", "5"));
    for (String flow : List.of("dan-toc", "ton-giao", UNITS, "phan-dinh-khu-vuc")) {
      town.approvedRun(flow);
    }
  }

  @AfterParameterizedClassInvocation
  void close() {
    town.close();
  }

  @BeforeEach
  void noFaults() {
    town.faults("[]");
  }

  @ParameterizedTest
  @CsvSource({
    "repeatPage: true, repeated-page",
    "dropLast: 1, partial-read",
    "dropLast: 5, empty-page",
    "totalShift: 3, partial-read",
    "totalShift: -3, partial-read",
    "empty: true, national",
    "html: true, national",
    "cut: true, national"
  })
  void aListThatCannotBeTrustedHoldsTheRunAndNothingIsWritten(String fault, String cause) {
    String flow = "dan-toc";
    town.sql("UPDATE dm_dan_toc SET ghi_chu = 'chờ' WHERE ma_tk = '20'");
    town.ministry(flow, "{'ma':'21','ghiChu':'chờ'}");
    Map<String, List<String>> before = sides();
    town.faults(
        "{'resource':'dan-toc','operation':'list','%s}".formatted(fault.replace(":", "':")));

    RunView run = town.run(flow);

    assertThat(run.state()).isEqualTo(FlowState.HELD);
    assertThat(run.cause()).startsWith(cause);
    assertThat(sides()).isEqualTo(before);
    town.faults("[]");
    assertThat(town.run(flow).state()).isEqualTo(FlowState.IN_STEP);
    town.sql("UPDATE dm_dan_toc SET ghi_chu = NULL WHERE ma_tk = '20'");
    town.ministry(flow, "{'ma':'21','ghiChu':null}");
    town.run(flow);
  }

  private Map<String, List<String>> sides() {
    Map<String, List<String>> all = town.everything();
    all.keySet().removeIf(table -> table.startsWith("ledger") && !table.endsWith("entry"));
    return all;
  }

  @Test
  void aCutListOfChangesLosesNone() {
    String flow = "ton-giao";
    for (String code : List.of("01", "02", "04", "05", "06", "07", "08", "09")) {
      town.ministry(flow, "{'ma':'%s','toChuc':'mới %s'}".formatted(code, code));
    }
    town.faults("{'resource':'ton-giao','operation':'list','dropLast':2,'times':2}");
    town.tick(flow);
    town.faults("[]");

    town.tick(flow);

    assertThat(town.value("SELECT COUNT(*) FROM dm_ton_giao WHERE to_chuc LIKE 'mới%'"))
        .isEqualTo("8");
    assertThat(town.differences()).noneMatch(line -> line.startsWith(flow));
  }

  @Test
  void aTableWithoutRowsHoldsTheRun() {
    String flow = "phan-dinh-khu-vuc";
    town.sql("CREATE TABLE kept AS SELECT * FROM dm_phan_dinh_khu_vuc");
    town.sql("DELETE FROM dm_phan_dinh_khu_vuc");
    int before = town.nation.journal().size();

    Report run = town.tick(flow);

    assertThat(run.result()).isEqualTo("held");
    assertThat(run.cause().code()).isEqualTo("empty-table");
    assertThat(town.value("SELECT COUNT(*) FROM dm_phan_dinh_khu_vuc")).isEqualTo("0");
    assertThat(town.nation.journal()).hasSize(before);
    town.sql("INSERT INTO dm_phan_dinh_khu_vuc SELECT * FROM kept");
    assertThat(town.tick(flow).result()).isEqualTo("in-step");
  }

  @Test
  void recordsThatLeaveTheScopeAreMovedAndNeitherEndedNorBroughtBack() {
    String there = "03463|2025-07-01";
    String here = "03466|2025-07-01";
    town.ministry(UNITS, "{'ma':'03463','hieuLucTu':'2025-07-01','maTinh':'11'}");
    town.sql(
        "UPDATE dm_don_vi_hanh_chinh SET tinh = '11' WHERE ma = '03466'"
            + " AND hieu_luc_tu = DATE '2025-07-01'");
    int before = town.nation.journal().size();

    town.run(UNITS);
    town.tick(UNITS);

    assertThat(town.entry(UNITS, there).standing()).isEqualTo(Standing.MOVED);
    assertThat(town.entry(UNITS, here).standing()).isEqualTo(Standing.MOVED);
    assertThat(town.nation.journal()).hasSize(before);
    assertThat(ended("03463")).isNull();
    assertThat(ended("03466")).isNull();

    town.ministry(UNITS, "{'ma':'03463','hieuLucTu':'2025-07-01','maTinh':'12'}");
    town.sql(
        "UPDATE dm_don_vi_hanh_chinh SET tinh = '12' WHERE ma = '03466'"
            + " AND hieu_luc_tu = DATE '2025-07-01'");
    town.tick(UNITS);
    town.run(UNITS);
    assertThat(town.entry(UNITS, there).standing()).isEqualTo(Standing.IN_STEP);
    assertThat(town.entry(UNITS, here).standing()).isEqualTo(Standing.IN_STEP);
  }

  private String ended(String code) {
    return town.value(
        "SELECT hieu_luc_den FROM dm_don_vi_hanh_chinh WHERE ma = '%s' AND hieu_luc_tu = DATE '2025-07-01'"
            .formatted(code));
  }
}
