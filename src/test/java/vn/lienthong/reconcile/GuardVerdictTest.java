package vn.lienthong.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.reconcile.Samples.agreed;
import static vn.lienthong.reconcile.Samples.decide;
import static vn.lienthong.reconcile.Samples.found;
import static vn.lienthong.reconcile.Samples.here;
import static vn.lienthong.reconcile.Samples.policy;
import static vn.lienthong.reconcile.Samples.there;

import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.lienthong.mapping.Authority;
import vn.lienthong.mapping.Guard;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Side;

class GuardVerdictTest {
  private static final Policy NATIONAL = policy(Authority.NATIONAL);
  private static final GuardVerdict.Done NOTHING = new GuardVerdict.Done(Map.of(), Map.of());
  private static final Sighting HERE = found(here("ten", "A"));
  private static final Sighting THERE = found(there("ten", "A"));
  private static final Entry AGREED = agreed(here("ten", "A"), there("ten", "A"));
  private static final Decision SAME = decide(NATIONAL, AGREED, HERE, THERE);
  private static final Decision RETIRES = decide(NATIONAL, AGREED, HERE, Sighting.GONE);
  private static final Sighting ENDED = found(there("ten", "A", "hieuLucDen", "2026-10-01"));
  private static final Decision ENDS = decide(NATIONAL, AGREED, HERE, ENDED);
  private static final Decision CHANGES = decide(NATIONAL, AGREED, HERE, found(there("ten", "B")));
  private static final Decision CREATES = decide(NATIONAL, null, Sighting.GONE, THERE);

  @Test
  void letsGoWhatTheRowsAllow() {
    GuardVerdict five = verdict(plan(20, 5, RETIRES), NOTHING);
    GuardVerdict six = verdict(plan(20, 6, RETIRES), NOTHING);

    assertThat(five.holds(RETIRES)).isFalse();
    assertThat(six.holds(RETIRES)).isTrue();
    assertThat(six.holds(CHANGES)).isFalse();
    assertThat(six.holds(CREATES)).isFalse();
    assertThat(six.retirements()).containsExactly(Side.PROVINCE);
  }

  @Test
  void letsGoWhatThePercentageOfTheSidesRecordsAllows() {
    assertThat(verdict(plan(180, 10, RETIRES), NOTHING).holdsAny()).as("9 of 190").isTrue();
    assertThat(verdict(plan(190, 10, RETIRES), NOTHING).holdsAny()).as("10 of 200").isFalse();
  }

  @Test
  void countsWhatWasDoneWithinADay() {
    GuardVerdict.Done four = new GuardVerdict.Done(Map.of(Side.PROVINCE, 4), Map.of());

    assertThat(verdict(plan(20, 1, RETIRES), four).holds(RETIRES)).isFalse();
    assertThat(verdict(plan(20, 2, RETIRES), four).holds(RETIRES)).isTrue();
    assertThat(
            verdict(
                    plan(20, 0, RETIRES),
                    new GuardVerdict.Done(Map.of(Side.PROVINCE, 99), Map.of()))
                .holdsAny())
        .as("nothing is left to be held")
        .isFalse();
  }

  @Test
  void anEditThatEndsARecordCountsAsRetirement() {
    assertThat(ENDS.kind()).isEqualTo(Decision.Kind.RETIRE);

    assertThat(verdict(plan(20, 6, ENDS), NOTHING).holds(ENDS)).isTrue();
  }

  @Test
  void holdsTooManyChanges() {
    assertThat(verdict(plan(0, 100, CHANGES), NOTHING).holds(CHANGES)).isFalse();
    GuardVerdict held = verdict(plan(0, 101, CHANGES), NOTHING);
    assertThat(held.holds(CHANGES)).isTrue();
    assertThat(held.holds(RETIRES)).isFalse();
    assertThat(held.changes()).containsExactly(Side.PROVINCE);
  }

  @Test
  void whatIsNewIsNotGuarded() {
    assertThat(verdict(plan(0, 1000, CREATES), NOTHING).holdsAny()).isFalse();
  }

  @Test
  void aPlanCountsWhatItWrites() {
    Summary plan = plan(3, 2, RETIRES);
    plan.see(false, true);
    plan.add(CREATES);

    assertThat(plan.of(Decision.Kind.NOTHING)).isEqualTo(3);
    assertThat(plan.of(Decision.Kind.RETIRE)).isEqualTo(2);
    assertThat(plan.retired(Side.PROVINCE)).isEqualTo(2);
    assertThat(plan.changed(Side.PROVINCE)).isZero();
    assertThat(plan.rows(Side.PROVINCE)).isEqualTo(5);
    assertThat(plan.rows(Side.NATION)).isEqualTo(6);
    assertThat(plan.writes()).isEqualTo(3);
    assertThat(plan.firstContacts()).isEqualTo(1);
    assertThat(plan.fingerprints()).hasSize(3).isSorted().contains(CREATES.fingerprint());
  }

  private static GuardVerdict verdict(Summary plan, GuardVerdict.Done done) {
    return GuardVerdict.of(Guard.DEFAULT, plan, done);
  }

  private static Summary plan(int same, int times, Decision decision) {
    Summary plan = new Summary();
    for (int i = 0; i < same; i++) {
      plan.see(true, true);
      plan.add(SAME);
    }
    for (int i = 0; i < times; i++) {
      plan.see(true, true);
      plan.add(decision);
    }
    return plan;
  }
}
