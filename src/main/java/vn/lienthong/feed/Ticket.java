package vn.lienthong.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.lienthong.ledger.Ledger;

/**
 * By what right a run writes into the ledger.
 *
 * @param fencing the lease's number
 */
record Ticket(
    String flow,
    long run,
    long fencing,
    String mappingHash,
    Ledger ledger,
    Clock clock,
    Backoff backoff) {
  static Ticket of(Feed feed, Hall hall, long run, long fencing) {
    String hash = feed.mapping().hash();
    return new Ticket(feed.name(), run, fencing, hash, hall.ledger(), hall.clock(), hall.backoff());
  }

  /** When to try again. */
  interface Backoff {
    /**
     * After so many attempts in vain, none if it is only asked what became of one; null: no more, a
     * person is needed.
     */
    @Nullable Instant next(int attempts, @Nullable Duration asked);
  }
}
