package vn.lienthong.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.flow.Broken;
import vn.lienthong.ledger.FeedState;
import vn.lienthong.ledger.FeedState.Mark;
import vn.lienthong.ledger.FeedState.Phase;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.province.ProvinceSchemaFault;
import vn.lienthong.province.ProvinceUnreachable;
import vn.lienthong.province.capture.ChangeLog;
import vn.lienthong.province.capture.Readiness;

/**
 * Forgets what is older than it has to be kept: of receipts what they say beyond their keys, after
 * twelve months; of the captured changes those that no run needs any more.
 */
public final class Forgetting {
  private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);
  private static final Duration RECEIPTS = Duration.ofDays(365);

  private final Ledger ledger;
  private final Clock clock;
  private final Duration keep;
  private final Map<String, Supplier<ChangeLog>> logs;

  /**
   * @param keep how long changes are kept that every run has seen
   * @param logs of all flows, fed or not
   */
  public Forgetting(
      Ledger ledger, Clock clock, Duration keep, Map<String, Supplier<ChangeLog>> logs) {
    this.ledger = ledger;
    this.clock = clock;
    this.keep = keep;
    this.logs = Map.copyOf(logs);
  }

  public void prune() {
    Instant now = clock.instant();
    ledger.feeds().prune(now.minus(RECEIPTS));
    logs.forEach((flow, log) -> prune(flow, log, now.minus(keep)));
  }

  private void prune(String flow, Supplier<ChangeLog> log, Instant before) {
    try {
      ChangeLog changes = log.get();
      if (changes.readiness().state() != Readiness.State.NOT_INSTALLED) {
        changes.prune(needed(ledger.feeds().of(flow)), before);
      }
    } catch (ProvinceUnreachable | ProvinceSchemaFault away) {
      LOG.warn("flow {}: old changes were not dropped: {}", flow, Broken.text(away));
    }
  }

  /** A restored database is followed from the older mark; a flow that never ran needs nothing. */
  private static long needed(FeedState state) {
    if (state.place().phase() == Phase.NEW) {
      return Long.MAX_VALUE;
    }
    long needed = state.place().position();
    Mark newest = state.newest();
    Mark older = state.before();
    needed = newest == null ? needed : Math.min(needed, newest.position());
    return older == null ? needed : Math.min(needed, older.position());
  }
}
