package vn.lienthong.verify;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Standing;

/**
 * What a verification came to. Every number was counted by itself: {@code source = confirmed +
 * setAside + unreadable + open} is a statement about the world, not about this record.
 *
 * @param source rows that the province holds in scope
 * @param confirmed of these, how many the nation was seen to hold alike
 * @param setAside of these, how many the ledger has set aside, by standing
 * @param unreadable of these, how many have no readable key
 * @param open of these, how many are among the findings
 * @param filteredOut rows that the mapping's filter keeps from being sent
 * @param nation records that the nation holds in scope
 * @param findings in key order
 * @param unlisted how many buckets and records were not looked at because too much differs
 * @param requests calls that the proof took
 * @param bytes of the answers
 * @param cause why it cannot be proved; null if it was
 */
public record Verified(
    String flow,
    Instant started,
    Instant ended,
    long source,
    long confirmed,
    Map<Standing, Integer> setAside,
    long unreadable,
    long open,
    long filteredOut,
    long nation,
    List<Finding> findings,
    int unlisted,
    int requests,
    long bytes,
    @Nullable Cause cause) {
  /** Whether everything in scope is at the nation, or set aside and known to be. */
  public boolean proved() {
    return cause == null && unlisted == 0 && findings.isEmpty() && adds();
  }

  /** Whether the terms, each counted by itself, make up the source. */
  public boolean adds() {
    long aside = setAside.values().stream().mapToLong(n -> n).sum();
    return source == confirmed + aside + unreadable + open;
  }
}
