package vn.lienthong.feed;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.ledger.Lease;
import vn.lienthong.ledger.LeaseLost;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.record.Cause;

/**
 * What every run of every feed stands on.
 *
 * @param gate throws if the service is ending
 * @param key of the fingerprints in receipts
 * @param spools where rows are sorted that do not fit in memory
 * @param waitLimit how long a record may wait for a code
 * @param off flows that may not run before their purpose is stated
 * @param wholeEvery a flow with nothing to do has a whole run so often, and else only a glance;
 *     zero: always a whole one
 */
public record Hall(
    Ledger ledger,
    Clock clock,
    Runnable gate,
    Backoff backoff,
    byte[] key,
    Path spools,
    Duration waitLimit,
    Set<String> off,
    Duration wholeEvery) {
  /** When a record is tried again. */
  public interface Backoff extends Ticket.Backoff {}

  /**
   * @throws Unable if the flow was paused meanwhile
   * @throws LeaseLost if another instance has taken it
   */
  void mustGoOn(String flow, @Nullable Lease lease) {
    gate.run();
    if (ledger.flows().of(flow).paused()) {
      throw new Unable(Cause.of("paused"));
    }
    if (lease != null && ledger.leases().renew(lease, FeedRuns.LEASE).isEmpty()) {
      throw new LeaseLost(flow);
    }
  }
}
