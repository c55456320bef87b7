package vn.lienthong.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.flow.Report;
import vn.lienthong.flow.RunRequest;
import vn.lienthong.ledger.Counts;
import vn.lienthong.ledger.Fingerprints;
import vn.lienthong.ledger.HeldPlan;
import vn.lienthong.ledger.QuietHours;
import vn.lienthong.province.capture.Mark;
import vn.lienthong.province.capture.Readiness;
import vn.lienthong.record.Key;

/** What a glance spares, and what it never does: each thing that a whole run would notice. */
class GlancesTest {
  private final Rig rig = new Rig();

  @BeforeEach
  void calm() {
    rig.wholeEvery = Duration.ofHours(1);
    rig.province.put("00001", "one");
    assertThat(rig.run().result()).isEqualTo("in-step");
  }

  @AfterEach
  void close() {
    rig.close();
  }

  /** A poll of the same process; empty: a whole run is due. */
  private Optional<Report> glance() {
    return rig.process().glance(Rig.FLOW);
  }

  private void spared() {
    assertThat(glance().map(Report::result)).contains("in-step");
  }

  private void wholeRunIsDue() {
    assertThat(glance()).isEmpty();
    // and stays so until there was one
    assertThat(glance()).isEmpty();
  }

  private long runs() {
    return rig.ledger.runs().recent(Rig.FLOW, 100).size();
  }

  @Test
  void aFlowWithNothingToDoOpensNoRunAndWritesNothing() {
    long runs = runs();
    var before = rig.ledger.stances().of(Rig.FLOW);
    Instant looked = rig.clock.instant();

    spared();
    rig.clock.advance(Duration.ofSeconds(1));
    spared();

    assertThat(runs()).isEqualTo(runs);
    assertThat(rig.ledger.stances().of(Rig.FLOW)).isPresent().isEqualTo(before);
    assertThat(rig.process().glances(Rig.FLOW)).containsExactly(looked.plusSeconds(1), looked);
  }

  @Test
  void whatChangedIsSentByAWholeRunAndThenItIsCalmAgain() {
    rig.province.put("00002", "two");
    wholeRunIsDue();
    assertThat(rig.run().result()).isEqualTo("in-step");
    assertThat(rig.differences()).isEmpty();
    spared();
  }

  @Test
  void aNewProcessBeginsWithAWholeRun() {
    assertThat(rig.runs().glance(Rig.FLOW)).isEmpty();
  }

  @Test
  void aWholeRunIsDueAfterItsTime() {
    rig.clock.advance(Duration.ofMinutes(59));
    spared();
    rig.clock.advance(Duration.ofMinutes(1));
    wholeRunIsDue();
  }

  @Test
  void aClockThatWasPutBackProvesNothing() {
    rig.clock.advance(Duration.ofMinutes(-1));
    wholeRunIsDue();
  }

  @Test
  void zeroSparesNothing() {
    rig.wholeEvery = Duration.ZERO;
    rig.restart();
    rig.run();
    wholeRunIsDue();
  }

  @Test
  void aProvinceOfAnotherDayIsNoticed() {
    rig.province.put(new Mark("yesterday", 0));
    wholeRunIsDue();
    assertThat(rig.run().result()).isEqualTo("held");
  }

  @Test
  void captureThatIsBrokenIsNoticed() {
    rig.province.triggers(Readiness.State.BROKEN);
    wholeRunIsDue();
    rig.run();
    // as long as nobody mends it each run compares all
    wholeRunIsDue();
  }

  @Test
  void aLeaseOfAnotherProcessIsNoticed() {
    var lease = rig.ledger.leases().acquire(Rig.FLOW, "other", Duration.ofMinutes(1)).orElseThrow();
    rig.ledger.leases().release(lease);
    wholeRunIsDue();
  }

  @Test
  void aPausedFlowIsNotLookedAt() {
    rig.ledger.flows().pause(Rig.FLOW, "An", "holiday");
    wholeRunIsDue();
  }

  @Test
  void aNationThatAskedToBeLeftAloneIs() {
    rig.ledger.flows().rest(Rig.FLOW, rig.clock.instant().plusSeconds(60));
    wholeRunIsDue();
  }

  @Test
  void quietHoursAreKept() {
    rig.ledger.quiet(Map.of(Rig.FLOW, QuietHours.parse("00:00-23:59").orElseThrow()));
    wholeRunIsDue();
  }

  @Test
  void aPlanThatWaitsOrWasApprovedIsNoticed() {
    rig.ledger
        .plans()
        .save(
            new HeldPlan(
                "plan",
                Rig.FLOW,
                rig.clock.instant(),
                "guard",
                Counts.none(),
                Fingerprints.of(java.util.stream.LongStream.empty()),
                HeldPlan.State.OPEN));
    wholeRunIsDue();
  }

  @Test
  void aWitnessOrPlaceThatSomebodyMovedIsNoticed() {
    rig.ledger.feeds().witnessed(Rig.FLOW, null);
    wholeRunIsDue();
  }

  @Test
  void aParkedRecordDoesNotHinderItUntilSomebodyWantsItTried() {
    refused("QUA_DAI");
    spared();

    rig.ledger.entries().retry(Rig.FLOW, Key.of("00002"), "An");

    wholeRunIsDue();
  }

  @Test
  void aRecordThatIsToBeTriedAgainIsWhenItsTimeComes() {
    refused("TAM_KHOA");
    spared();
    rig.clock.advance(Duration.ofSeconds(29));
    spared();

    rig.clock.advance(Duration.ofSeconds(1));

    wholeRunIsDue();
  }

  private void refused(String why) {
    rig.nation.refusal = why;
    rig.nation.refuses = name -> name.equals("two");
    rig.province.put("00002", "two");
    assertThat(rig.run().result()).isEqualTo("in-step");
    assertThat(rig.ledger.entries().find(Rig.FLOW, Key.of("00002"))).isPresent();
  }

  @Test
  void aRunThatBrokeLeavesNothingToRelyOn() {
    rig.province.put("00002", "two");
    rig.nation.out = true;
    assertThat(rig.run().result()).isEqualTo("held");
    rig.nation.out = false;
    wholeRunIsDue();
  }

  @Test
  void aPersonsRunAboutOneRecordLeavesNothingToRelyOn() {
    rig.run(RunRequest.again(Set.of(Key.of("00001")), false), (step, batch) -> {});
    wholeRunIsDue();
  }

  @Test
  void aServiceThatIsEndingLooksNoMore() {
    spared();
    rig.ending = true;
    wholeRunIsDue();
  }

  @Test
  void aProvinceThatIsAwayIsLeftToTheWholeRun() {
    rig.province.away = true;
    wholeRunIsDue();
    assertThat(rig.process().glances(Rig.FLOW)).isEmpty();
  }
}
