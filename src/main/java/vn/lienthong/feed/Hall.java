package vn.lienthong.feed;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import vn.lienthong.ledger.Ledger;

/**
 * What every run of every feed stands on.
 *
 * @param gate throws if the service is ending
 * @param key of the fingerprints in receipts
 * @param spools where rows are sorted that do not fit in memory
 * @param waitLimit how long a record may wait for a code
 * @param off flows that may not run before their purpose is stated
 */
public record Hall(
    Ledger ledger,
    Clock clock,
    Runnable gate,
    Backoff backoff,
    byte[] key,
    Path spools,
    Duration waitLimit,
    Set<String> off) {
  /** When a record is tried again. */
  public interface Backoff extends Ticket.Backoff {}
}
