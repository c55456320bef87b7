package vn.lienthong.flow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import vn.lienthong.ledger.Due;
import vn.lienthong.ledger.Ledger;

/** The bean {@code supervision} of the routes: retries that are due, and what may be forgotten. */
public final class Supervision {
  private static final Duration RUNS = Duration.ofDays(90);
  private static final Duration STORIES = Duration.ofDays(365);

  /** No request arrives later. */
  private static final Duration INTENTS = Duration.ofDays(1);

  private final Ledger ledger;
  private final Clock clock;

  public Supervision(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /** The flows that have records whose next attempt is due. */
  public List<String> due() {
    return ledger.entries().due(clock.instant()).stream()
        .map(Due::flow)
        .filter(flow -> !ledger.flows().of(flow).paused())
        .toList();
  }

  /** Runs are kept for 90 days, events, losers and alerts for a year. */
  public void prune() {
    Instant now = clock.instant();
    ledger.runs().prune(now.minus(RUNS));
    ledger.events().prune(now.minus(STORIES));
    ledger.losers().prune(now.minus(STORIES));
    ledger.alerts().prune(now.minus(STORIES));
    ledger.intents().prune(now.minus(INTENTS));
  }
}
