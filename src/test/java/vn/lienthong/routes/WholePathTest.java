package vn.lienthong.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.admin.FlowState;
import vn.lienthong.admin.PlanView;

/** The two acts of the fixtures, from first contact to rest. Each test goes on from the last. */
@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholePathTest {
  @Parameter private Site.On on = Site.On.H2;
  private Town town;

  @BeforeParameterizedClassInvocation
  void open() {
    town = Town.at(Site.laiChau(on).with("purpose.phieu-ho", "thử"));
  }

  @AfterParameterizedClassInvocation
  void close() {
    town.close();
  }

  @Test
  @Order(1)
  void firstContactWaitsForApprovalAndWritesNothing() {
    Map<String, List<String>> before = sides();

    for (String flow : reconciled()) {
      assertThat(town.run(flow).state()).as(flow).isEqualTo(FlowState.WAITING_APPROVAL);
    }

    assertThat(sides()).isEqualTo(before);
  }

  /** What is fed meets nobody: the nation has none of it. */
  private List<String> reconciled() {
    List<String> fed = List.of("bieu", "phieu", "phieu-ho");
    return town.gateway().flows().stream().filter(flow -> !fed.contains(flow)).toList();
  }

  private Map<String, List<String>> sides() {
    Map<String, List<String>> all = town.everything();
    all.keySet().removeIf(table -> table.startsWith("ledger"));
    return all;
  }

  @Test
  @Order(2)
  void afterApprovalEverythingIsInStep() {
    town.approvedCycle();

    assertThat(town.differences()).isEmpty();
    for (String flow : town.gateway().flows()) {
      assertThat(town.status(flow).state()).as(flow).isEqualTo(FlowState.IN_STEP);
    }
    Outcomes outcomes = Outcomes.of("First contact");
    assertThat(outcomes.size()).isGreaterThan(90);
    assertThat(outcomes.complaints(town, 0)).isEmpty();
  }

  @Test
  @Order(3)
  void theNextCycleWritesNothingAndPlansNothing() {
    assertThat(town.cycle()).isZero();
    assertThat(plans()).isEmpty();
  }

  @Test
  @Order(4)
  void editsOnBothSidesConvergeInTwoCycles() {
    long before = town.gateway().ledger().runs().last("phan-dinh-khu-vuc").orElseThrow().id();
    town.script(Town.FIXTURES.resolve("province/edits.sql"));
    town.ministry(Town.FIXTURES.resolve("national/edits.json"));

    town.cycle();
    town.cycle();

    assertThat(town.differences()).isEmpty();
    Outcomes outcomes = Outcomes.of("After both sides were in step");
    assertThat(outcomes.size()).isGreaterThan(50);
    assertThat(outcomes.complaints(town, before)).isEmpty();
    assertThat(town.cycle()).isZero();
    assertThat(plans()).isEmpty();
  }

  /** The fixtures' documents have no files: letting them try once more is no change. */
  private List<PlanView.Change> plans() {
    return reconciled().stream()
        .flatMap(flow -> town.plan(flow).records().stream())
        .filter(change -> !change.action().equals("adopt"))
        .toList();
  }
}
