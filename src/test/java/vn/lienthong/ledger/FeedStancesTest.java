package vn.lienthong.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Key;
import vn.lienthong.record.Standing;

/** What tells that nobody did anything about a feed; also by another process, on a server. */
class FeedStancesTest extends LedgerTest {
  private FeedStance stance(Ledger ledger) {
    return ledger.stances().of(flow).orElseThrow();
  }

  @Test
  void aFlowThatNeverFedHasNone() {
    assertThat(ledger().stances().of(flow)).isEmpty();
    ledger().feeds().verdictsSince(flow, "2026-01-01T00:00:00Z");
    assertThat(ledger().stances().of(flow)).isPresent();
  }

  @Test
  void itIsTheSameUntilSomethingIsDone() {
    changesEverything(ledger(), ledger());
  }

  @Test
  void whatAnotherProcessDoesIsSeenAtOnceOnAServer() {
    Assumptions.assumeTrue(home == LedgerHome.POSTGRESQL, "an embedded file has one owner");
    LedgerSettings settings = home.fresh();
    try (Ledger here = Ledger.open(settings, CLOCK);
        Ledger there = Ledger.open(settings, CLOCK)) {
      changesEverything(here, there);
    }
  }

  private void changesEverything(Ledger here, Ledger there) {
    there.feeds().verdictsSince(flow, "2026-01-01T00:00:00Z");
    Instant later = now().plus(Duration.ofMinutes(5));
    List<Runnable> deeds =
        List.of(
            () -> there.leases().acquire(flow, "other", Duration.ofMinutes(1)),
            () -> there.feeds().witnessed(flow, new FeedState.Witness("12:A", 3, false)),
            () -> there.feeds().marked(flow, new FeedState.Mark("nonce", 7, now())),
            () -> there.flows().pause(flow, "An", "holiday"),
            () -> there.flows().rest(flow, later),
            () -> there.plans().save(plan()),
            () ->
                there
                    .entries()
                    .settle(
                        flow,
                        new Settlement(
                            0,
                            List.of(aside(Key.of("A"), Standing.WAITING, later, Cause.of("x"))),
                            Set.of(),
                            List.of())));
    for (int i = 0; i < deeds.size(); i++) {
      FeedStance before = stance(here);
      assertThat(stance(here)).isEqualTo(before);
      deeds.get(i).run();
      assertThat(stance(here)).as("deed %d", i).isNotEqualTo(before);
    }
    FeedStance last = stance(here);
    assertThat(last.paused()).isTrue();
    assertThat(last.planned()).isTrue();
    assertThat(last.fencing()).isPositive();
    assertThat(last.due()).isEqualTo(later);
    assertThat(last.rest()).isEqualTo(later);
  }

  private HeldPlan plan() {
    Fingerprints nothing = Fingerprints.of(LongStream.empty());
    return new HeldPlan(
        "plan-" + flow, flow, now(), "guard", Counts.none(), nothing, HeldPlan.State.OPEN);
  }
}
