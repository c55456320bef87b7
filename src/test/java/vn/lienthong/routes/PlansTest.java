package vn.lienthong.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.admin.FlowState;
import vn.lienthong.admin.OperationException;
import vn.lienthong.admin.PlanView;
import vn.lienthong.admin.RunView;

/** A plan is seen before it happens, and nothing else happens. Every test has a flow of its own. */
@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlansTest {
  @Parameter private Site.On on = Site.On.H2;
  private Town town;

  @BeforeParameterizedClassInvocation
  void open() {
    town =
        Town.at(
            Site.laiChau(on)
                .mapping("ton-giao", "mode: auto", "mode: ask")
                .mapping("nhom-chi-tieu", "mode: auto", "mode: observe"));
    for (String flow : List.of("dan-toc", "ton-giao", "don-vi-hanh-chinh", "phan-dinh-khu-vuc")) {
      town.approvedRun(flow);
    }
    town.approvedRun("thay-doi-don-vi-hanh-chinh");
  }

  @AfterParameterizedClassInvocation
  void close() {
    town.close();
  }

  @Test
  void planWritesNothingAndShowsDeletes() {
    String flow = "thay-doi-don-vi-hanh-chinh";
    town.ministry(
        flow, "{'maCu':'03625','maMoi':'03618','ngayHieuLuc':'2025-07-01','thaoTac':'XOA'}");
    town.sql("UPDATE dm_thay_doi_don_vi SET van_ban = 'A' WHERE ma_cu = '03451'");
    Map<String, List<String>> before = town.everything();

    PlanView plan = town.plan(flow);

    assertThat(town.everything()).isEqualTo(before);
    assertThat(plan.records())
        .extracting(PlanView.Change::key, PlanView.Change::action)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("03451|03451|2025-07-01", "update"),
            org.assertj.core.groups.Tuple.tuple("03625|03618|2025-07-01", "remove"));
    assertThat(plan.records().get(0).fields())
        .singleElement()
        .satisfies(
            field -> {
              assertThat(field.field()).isEqualTo("vanBan");
              assertThat(field.province()).isEqualTo("A");
              assertThat(field.to()).isEqualTo("national");
            });
    town.run(flow);
    assertThat(town.plan(flow).id()).isNull();
  }

  @Test
  void applyCarriesOutThePlanShownAndLeavesOutWhatChangedSince() {
    String flow = "ton-giao";
    town.sql("UPDATE dm_ton_giao SET to_chuc = 'một' WHERE ma = '04'");
    town.sql("UPDATE dm_ton_giao SET to_chuc = 'hai' WHERE ma = '10'");
    PlanView plan = town.plan(flow);
    assertThat(plan.records()).hasSize(2);
    town.sql("UPDATE dm_ton_giao SET to_chuc = 'ba' WHERE ma = '10'");
    town.sql("UPDATE dm_ton_giao SET to_chuc = 'bốn' WHERE ma = '13'");

    RunView run = town.people().apply(flow, plan.id());

    assertThat(run.counts().toNational()).isEqualTo(1);
    assertThat(run.changedSince()).containsExactly("10", "13");
    assertThat(town.record(flow, Map.of("ma", "04")).path("toChuc").asText()).isEqualTo("một");
    assertThat(town.record(flow, Map.of("ma", "10")).path("toChuc").asText()).isNotEqualTo("ba");
    assertThat(town.status(flow).state()).isNotEqualTo(FlowState.IN_STEP);
    assertThatThrownBy(() -> town.people().apply(flow, "ton-giao-nothing"))
        .isInstanceOf(OperationException.NotFound.class);
    modeAskHoldsThePlanUntilItIsApproved(flow);
  }

  private void modeAskHoldsThePlanUntilItIsApproved(String flow) {
    assertThat(town.run(flow).state()).isEqualTo(FlowState.WAITING_APPROVAL);
    assertThat(town.record(flow, Map.of("ma", "10")).path("toChuc").asText()).isNotEqualTo("ba");

    assertThat(town.approve(flow).counts().toNational()).isEqualTo(2);

    assertThat(town.record(flow, Map.of("ma", "10")).path("toChuc").asText()).isEqualTo("ba");
    assertThat(town.status(flow).state()).isEqualTo(FlowState.IN_STEP);
    assertThat(town.plan(flow).records()).isEmpty();
    aPlanThatWasOnlyShownCanBeApproved(flow);
  }

  private void aPlanThatWasOnlyShownCanBeApproved(String flow) {
    town.sql("UPDATE dm_ton_giao SET to_chuc = 'năm' WHERE ma = '10'");
    String shown = town.plan(flow).id();
    town.sql("UPDATE dm_ton_giao SET to_chuc = 'sáu' WHERE ma = '13'");

    RunView run = town.people().approve(shown, "An", "seen");

    assertThat(run.counts().toNational()).isEqualTo(1);
    assertThat(town.record(flow, Map.of("ma", "10")).path("toChuc").asText()).isEqualTo("năm");
    assertThat(town.record(flow, Map.of("ma", "13")).path("toChuc").asText()).isEqualTo("bốn");
  }

  @Test
  void modeObserveOnlyLooksUntilAPersonAppliesThePlan() {
    String flow = "nhom-chi-tieu";
    String name = "SELECT ten_nhom FROM dm_nhom_chi_tieu WHERE ma_nhom = '03'";
    String before = town.value(name);
    RunView run = town.run(flow);

    assertThat(run.counts().toProvince() + run.counts().toNational()).isZero();
    assertThat(town.value(name)).isEqualTo(before);
    assertThat(town.plan(flow).total()).isPositive();
    assertThatThrownBy(() -> town.people().approve(town.plan(flow).id(), "An", "seen"))
        .isInstanceOf(OperationException.Refused.class)
        .hasMessageContaining("only observes");
    String held = town.status(flow).heldPlan();
    assertThat(held).as("the first contact waits, and status names it").isNotNull();
    assertThatThrownBy(() -> town.people().approve(held, "An", "seen"))
        .isInstanceOf(OperationException.Refused.class)
        .hasMessageContaining("only observes");
    assertThat(town.value(name)).isEqualTo(before);
  }

  @Test
  void theGuardHoldsOnlyWhatItGuardsSumsOverADayAndLetsGoWhatIsApproved() {
    String flow = "phan-dinh-khu-vuc";
    retire(flow, "03388", "03390", "03394");
    RunView first = town.run(flow);
    assertThat(first.state()).isEqualTo(FlowState.IN_STEP);
    assertThat(first.counts().toProvince()).isEqualTo(3);

    town.clock.advance(Duration.ofHours(22));
    retire(flow, "03405", "03408", "03430");
    town.sql("UPDATE dm_phan_dinh_khu_vuc SET van_ban = 'mới' WHERE ma_don_vi = '03613'");
    RunView second = town.run(flow);

    assertThat(second.state()).isEqualTo(FlowState.WAITING_APPROVAL);
    assertThat(second.counts().toProvince()).isZero();
    assertThat(second.counts().toNational()).isEqualTo(1);
    assertThat(town.plan(flow).guards()).containsExactly("retire 3 at province");
    assertThat(ended("03405")).isNull();
    assertThat(town.approve(flow).counts().toProvince()).isEqualTo(3);
    assertThat(ended("03405")).isEqualTo("2026-11-21");

    town.clock.advance(Duration.ofHours(25));
    retire(flow, "03433", "03434");
    assertThat(town.run(flow).counts().toProvince()).isEqualTo(2);
  }

  private String ended(String unit) {
    return town.value(
        "SELECT hieu_luc_den FROM dm_phan_dinh_khu_vuc WHERE ma_don_vi = '%s' AND hieu_luc_tu = DATE '2025-07-01'"
            .formatted(unit));
  }

  private void retire(String flow, String... units) {
    for (String unit : units) {
      town.ministry(
          flow, "{'maDonVi':'%s','hieuLucTu':'2025-07-01','thaoTac':'XOA'}".formatted(unit));
    }
  }
}
