package vn.lienthong.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.flow.Report;
import vn.lienthong.flow.RunRequest;
import vn.lienthong.ledger.Count;
import vn.lienthong.ledger.HeldPlan;
import vn.lienthong.province.capture.Mark;
import vn.lienthong.province.capture.Readiness;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Key;
import vn.lienthong.record.Standing;

/** What a feed does with all that may happen to it, without routes. */
class FeedEngineTest {
  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  private void rows(int from, int to) {
    for (int i = from; i < to; i++) {
      rig.province.put(code(i), "name " + i);
    }
  }

  private static String code(int i) {
    return "%05d".formatted(i);
  }

  private Entry entry(String code) {
    return rig.ledger.entries().find(Rig.FLOW, Key.of(code)).orElseThrow();
  }

  private static int count(Report report, Count count) {
    return report.counts().of(count);
  }

  @Test
  void aRefusedBatchCostsOneRecord() {
    rows(0, 500);
    rig.province.put(code(77), "bad");
    rig.nation.refusesWhole = "bad"::equals;

    Report report = rig.run();

    assertThat(report.result()).isEqualTo("in-step");
    assertThat(count(report, Count.PARKED)).isEqualTo(1);
    assertThat(entry(code(77)).standing()).isEqualTo(Standing.PARKED);
    assertThat(rig.nation.living()).hasSize(499);
  }

  @Test
  void aRowOfTenMegabytesIsParkedAndTheOthersGo() {
    rig.province.put("00001", "x".repeat(10_000_000));
    rig.province.put("00002", "ngắn");

    assertThat(rig.run().counts().of(Count.DELIVERED)).isEqualTo(1);

    assertThat(rig.ledger.entries().find(Rig.FLOW, Key.of("00001")).orElseThrow().causes())
        .containsExactly(Cause.of("too-large"));
    rig.province.put("00001", "vừa");
    rig.run();
    assertThat(rig.differences()).isEmpty();
  }

  @Test
  void aRecordThatNobodySwallowsIsParkedForGivingNoAnswer() {
    rows(0, 2_500);
    rig.province.put(code(1_777), "poison");
    rig.nation.failsOver = "poison"::equals;

    Report report = rig.run();

    assertThat(report.result()).isEqualTo("in-step");
    assertThat(entry(code(1_777)).causes()).containsExactly(Cause.of("no-answer"));
    assertThat(rig.nation.living()).hasSize(2_499);
  }

  @Test
  void inASmallRunTooPoisonIsToldFromAnOutage() {
    rows(0, 10);
    rig.run();
    rig.province.put(code(3), "poison");
    rig.province.put(code(4), "new");
    rig.nation.failsOver = "poison"::equals;

    assertThat(rig.run().result()).isEqualTo("in-step");
    assertThat(entry(code(3)).causes()).containsExactly(Cause.of("no-answer"));
    assertThat(rig.nation.living()).containsEntry(code(4), "new");
  }

  @Test
  void twoSuchRecordsInTwoBatchesAreNoOutage() {
    rows(0, 2_000);
    List<Integer> poison = List.of(0, 1_999);
    poison.forEach(one -> rig.province.put(code(one), "poison"));
    rig.nation.failsOver = "poison"::equals;

    Report report = rig.run();

    assertThat(report.result()).as(String.valueOf(report.cause())).isEqualTo("in-step");
    poison.forEach(
        one -> assertThat(entry(code(one)).causes()).containsExactly(Cause.of("no-answer")));
    assertThat(rig.nation.living()).hasSize(1_998);
  }

  @Test
  void aBatchThatIsSentToSeeWhetherTheNationIsThereMayHaveOneToo() {
    rig.threads = 1;
    rows(0, 9_000);
    for (int batch = 0; batch < 9; batch++) {
      rig.province.put(code(batch * 1_000 + 300 + batch), "poison");
    }
    rig.nation.failsOver = "poison"::equals;

    assertThat(rig.run().result()).isEqualTo("in-step");
    assertThat(rig.ledger.entries().counts(Rig.FLOW))
        .containsExactly(Map.entry(Standing.PARKED, 9));
    assertThat(rig.nation.living()).hasSize(8_991);
  }

  @Test
  void anOutageIsToldAfterAFewCalls() {
    rows(0, 20_000);
    rig.nation.out = true;

    assertThat(rig.run().result()).isEqualTo("held");

    assertThat(rig.nation.calls).isLessThan(40);
  }

  @Test
  void anOutageParksNothingAndMovesNothing() {
    rows(0, 3_000);
    rig.nation.out = true;

    Report held = rig.run();

    assertThat(held.result()).isEqualTo("held");
    assertThat(rig.ledger.entries().counts(Rig.FLOW)).isEmpty();
    assertThat(rig.ledger.feeds().of(Rig.FLOW).place().after()).isNull();
    rig.nation.out = false;
    assertThat(rig.run().result()).isEqualTo("in-step");
    assertThat(rig.differences()).isEmpty();
  }

  @Test
  void tooManyDeadLettersForOneCauseHoldTheFlow() {
    rows(0, 200);
    rig.nation.refuses = name -> name.endsWith("1") || name.endsWith("2");

    Report held = rig.run();

    assertThat(held.result()).isEqualTo("held");
    assertThat(rig.ledger.entries().counts(Rig.FLOW)).isEmpty();
    HeldPlan plan = rig.ledger.plans().open(Rig.FLOW).orElseThrow();
    rig.ledger.plans().approve(plan.id(), "An", "they are all wrong");
    assertThat(rig.run().result()).isEqualTo("in-step");
    assertThat(rig.ledger.entries().counts(Rig.FLOW)).containsEntry(Standing.PARKED, 40);
  }

  @Test
  void withdrawalsBeyondTheGuardWaitForAPerson() {
    rows(0, 60);
    rig.run();
    for (int i = 0; i < 20; i++) {
      rig.province.remove(code(i));
    }

    Report report = rig.run();

    assertThat(report.result()).isEqualTo("waiting-approval");
    assertThat(count(report, Count.WITHDRAWN)).isEqualTo(5);
    assertThat(count(report, Count.WAITING)).isEqualTo(15);
    rig.province.put(code(19), "back");
    HeldPlan plan = rig.ledger.plans().open(Rig.FLOW).orElseThrow();
    rig.ledger.plans().approve(plan.id(), "An", "they moved away");
    assertThat(rig.run().result()).isEqualTo("in-step");
    assertThat(rig.differences()).isEmpty();
    assertThat(rig.ledger.entries().counts(Rig.FLOW)).isEmpty();
  }

  @Test
  void whatIsNotCapturedIsFoundByComparing() {
    rig.province.triggers(Readiness.State.NOT_INSTALLED);
    rows(0, 30);
    rig.run();
    rig.province.smuggle(code(1), "changed");
    rig.province.smuggle(code(2), null);
    rig.province.smuggle(code(99), "new");

    Report report = rig.run();

    assertThat(count(report, Count.READ_PROVINCE)).isEqualTo(3);
    assertThat(report.cause()).isEqualTo(Cause.of("no-capture"));
    assertThat(rig.differences()).isEmpty();
    assertThat(count(rig.run(), Count.READ_PROVINCE)).isZero();
  }

  @Test
  void brokenTriggersAreMadeUpForByComparing() {
    rows(0, 30);
    rig.run();
    rig.province.triggers(Readiness.State.BROKEN);
    rig.province.smuggle(code(1), "changed");
    rig.province.smuggle(code(2), null);

    Report report = rig.run();

    assertThat(report.cause()).isNotNull();
    assertThat(rig.differences()).isEmpty();
    rig.province.triggers(Readiness.State.READY);
    rig.province.put(code(3), "seen again");
    assertThat(rig.run().result()).isEqualTo("in-step");
    assertThat(rig.differences()).isEmpty();
  }

  @Test
  void allRowsChangedMeansToCompareThemAll() {
    rows(0, 5);
    rig.run();
    rig.province.truncate();
    rows(3, 8);

    assertThat(rig.run().result()).isEqualTo("in-step");
    assertThat(rig.differences()).isEmpty();
  }

  @Test
  void anotherDatabaseHoldsTheFlowUntilAllIsSentAgain() {
    rows(0, 10);
    rig.run();
    rig.province.forgetMark();
    rig.province.smuggle(code(1), "as of yesterday");

    assertThat(rig.run().cause()).isEqualTo(Cause.of("unknown-database"));

    RunRequest all = new RunRequest("command", false, true, true, null, null, null, 0);
    assertThat(rig.run(all, (step, batch) -> {}).result()).isEqualTo("in-step");
    assertThat(rig.differences()).isEmpty();
    assertThat(rig.run().result()).isEqualTo("in-step");
  }

  @Test
  void aDatabaseRestoredToTheMarkBeforeIsCaughtUpWith() {
    rows(0, 10);
    rig.run();
    Mark before = rig.province.mark().orElseThrow();
    rig.province.put(code(1), "lost by the restoring");
    rig.run();
    rig.province.smuggle(code(1), "name 1");
    rig.province.put(before);

    Report report = rig.run();

    assertThat(report.cause()).isEqualTo(Cause.of("restored-database"));
    assertThat(rig.differences()).isEmpty();
  }

  @Test
  void ourOwnWritesComeBackAsNothing() {
    rows(0, 3);
    rig.run();
    rig.province.touch(code(1));

    Report report = rig.run();

    assertThat(report.fed()).isNotNull();
    assertThat(report.fed().skips()).containsEntry("own-write", 1);
    assertThat(count(report, Count.TO_NATION)).isZero();
  }

  @Test
  void aDryRunCountsAndNamesAndWritesNothing() {
    rows(0, 10);
    RunRequest dry = new RunRequest("command", true, true, true, null, null, null, 3);

    Report report = rig.run(dry, (step, batch) -> {});

    assertThat(report.result()).isEqualTo("planned");
    assertThat(report.fed().keys()).hasSize(3);
    assertThat(rig.nation.living()).isEmpty();
    assertThat(rig.ledger.runs().last(Rig.FLOW)).isEmpty();
  }

  @Test
  void pausedInTheMiddleItGoesOnWhereItWas() {
    rows(0, 12_000);
    rig.run(
        RunRequest.scheduled(),
        (step, batch) -> {
          if (step == Rig.Step.SETTLED) {
            rig.ledger.flows().pause(Rig.FLOW, "An", "lunch");
          }
        });
    int before = rig.nation.living().size();
    assertThat(before).isBetween(1, 11_999);
    rig.ledger.flows().resume(Rig.FLOW);
    rig.clock.advance(Duration.ofHours(1));

    Report report = rig.run();

    assertThat(report.result()).isEqualTo("in-step");
    assertThat(count(report, Count.READ_PROVINCE)).isLessThan(12_000 - before + 9_000);
    assertThat(rig.differences()).isEmpty();
  }
}
