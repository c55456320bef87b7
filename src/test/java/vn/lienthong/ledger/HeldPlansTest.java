package vn.lienthong.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.ledger.HeldPlan.State.APPROVED;
import static vn.lienthong.ledger.HeldPlan.State.DONE;
import static vn.lienthong.ledger.HeldPlan.State.DROPPED;
import static vn.lienthong.ledger.HeldPlan.State.OPEN;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import vn.lienthong.record.Fingerprint;

class HeldPlansTest extends LedgerTest {
  private HeldPlans plans() {
    return ledger().plans();
  }

  private HeldPlan plan(String id, LongStream decisions) {
    return new HeldPlan(
        flow + "-" + id,
        flow,
        now(),
        "guard",
        new Counts(Map.of(Count.RETIRED_PROVINCE, 7)),
        Fingerprints.of(decisions),
        OPEN);
  }

  private HeldPlan.State stateOf(HeldPlan plan) {
    return plans().find(plan.id()).orElseThrow().state();
  }

  @Test
  void givesBackAPlanOfManyDecisions() {
    HeldPlan plan = plan("1", LongStream.range(-100_000, 100_000));
    plans().save(plan);

    assertThat(plans().find(plan.id())).contains(plan);
    assertThat(plans().open(flow)).contains(plan);
    assertThat(plans().open()).contains(plan);
    assertThat(plans().find("nobody's")).isEmpty();
  }

  @Test
  void aNewerPlanReplacesTheOpenOne() {
    HeldPlan older = plan("1", LongStream.of(1));
    HeldPlan newer = plan("2", LongStream.of(2));
    plans().save(older);
    plans().save(newer);

    assertThat(stateOf(older)).isEqualTo(DROPPED);
    assertThat(plans().open(flow)).contains(newer);
    assertThat(plans().approve(older.id(), "an", "why")).isFalse();
    assertThat(plans().approved(flow)).isEmpty();
  }

  @Test
  void isApprovedOnceAndDoneOnce() {
    HeldPlan plan = plan("1", LongStream.of(1));
    plans().save(plan);

    assertThat(plans().approve(plan.id(), "an", "seen and right")).isTrue();
    assertThat(plans().approve(plan.id(), "an", "again")).isFalse();
    assertThat(plans().open(flow)).isEmpty();
    assertThat(plans().approved(flow)).map(HeldPlan::id).contains(plan.id());

    plans().close(plan.id());
    assertThat(stateOf(plan)).isEqualTo(DONE);
    assertThat(plans().approved(flow)).isEmpty();
  }

  @Test
  void approvingAnotherPlanDropsTheOneApprovedBefore() {
    HeldPlan first = plan("1", LongStream.of(1));
    HeldPlan second = plan("2", LongStream.of(2));
    plans().save(first);
    plans().approve(first.id(), "an", "");
    plans().save(second);
    assertThat(stateOf(first)).isEqualTo(APPROVED);

    plans().approve(second.id(), "an", "");
    assertThat(stateOf(first)).isEqualTo(DROPPED);
    assertThat(stateOf(second)).isEqualTo(APPROVED);
  }

  @Test
  void closingAnOpenPlanDropsIt() {
    HeldPlan plan = plan("1", LongStream.empty());
    plans().save(plan);
    plans().close(plan.id());

    assertThat(stateOf(plan)).isEqualTo(DROPPED);
  }

  @Test
  void knowsDecisionsByTheirFingerprintsText() {
    String text = new Fingerprint().add("a decision").text();
    Fingerprints decisions = Fingerprints.ofTexts(List.of(text, "ffffffffffffffff", text));

    assertThat(decisions.size()).isEqualTo(2);
    assertThat(decisions.contains(text)).isTrue();
    assertThat(decisions.contains(-1L)).isTrue();
    assertThat(decisions.contains("0000000000000000")).isFalse();
  }
}
