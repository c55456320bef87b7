package vn.lienthong.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Key;
import vn.lienthong.record.Standing;

/** One row per reconciled record. The dead letters are those of them that are parked. */
public interface Entries {
  /**
   * All entries of a flow in key order. Reads page by page, so {@link #settle} may write to the
   * same flow meanwhile: an entry settled behind the cursor is not given again, one ahead of it is
   * given as settled.
   */
  EntryCursor all(String flow);

  Optional<Entry> find(String flow, Key key);

  /** The entries whose key's first part is this code, in key order. */
  List<Entry> withCode(String flow, String code);

  /**
   * Those of the codes, as given, that no record has as its key's first part on both sides. What is
   * contested or set aside about a record that both sides agreed on once does not matter. Codes
   * compare as keys do: normal form and padding do not matter.
   */
  Set<String> missing(String flow, Collection<String> codes);

  /**
   * Writes what a batch came to, all of it or nothing. An entry replaces the one with its key.
   *
   * @throws LeaseLost if the settlement's fencing number is no longer the flow's
   */
  void settle(String flow, Settlement settlement);

  /** How many records stand where; standings without records are left out. */
  Map<Standing, Integer> counts(String flow);

  /** How many records of this standing have which first cause, by the cause's code. */
  Map<String, Integer> causes(String flow, Standing standing);

  /** The first entries of a standing, in key order. */
  List<Entry> list(String flow, Standing standing, int limit);

  /** Those of the records that have an entry. */
  Map<Key, Entry> among(String flow, Collection<Key> keys);

  /**
   * Records set aside that may be tried now, in key order: those that are due, and those that wait
   * for something else than their time.
   *
   * @param after the last key of the page before; null for the first page
   */
  List<Entry> released(String flow, Instant now, @Nullable Key after, int limit);

  /**
   * Records parked because they lacked a code or a report, if any code or report has come since
   * they were last looked at; in key order.
   *
   * @param of the flows whose codes the records name
   * @param after the last key of the page before; null for the first page
   */
  List<Entry> arrived(String flow, Collection<String> of, @Nullable Key after, int limit);

  /** The flows that have records whose next attempt is due, with their number. */
  List<Due> due(Instant now);

  /**
   * Makes a parked or waiting record due now, whatever its revision.
   *
   * @return false if there is no such record
   */
  default boolean retry(String flow, Key key, String by) {
    return retry(flow, List.of(key), 0, by) > 0;
  }

  /**
   * The same for several, in this order; returns how many of them there were.
   *
   * @param perSecond how many of them become due in each second from now; 0 for all at once
   */
  int retry(String flow, List<Key> keys, int perSecond, String by);

  /**
   * The same for the parked and waiting records of a flow, in key order; returns how many there
   * were.
   *
   * @param cause only those with this first cause, by its code; null for all
   * @param perSecond how many of them become due in each second from now; 0 for all at once
   */
  int retryAll(String flow, @Nullable String cause, int perSecond, String by);

  /**
   * Sets a parked record aside for good: it stays parked under the one cause {@code discarded}, no
   * attempt is due, and only a newer revision on either side or a {@link #retry} brings it back.
   * Counted by {@link #discarded}, no longer by {@link #counts} or {@link #list}.
   *
   * @return false if the record is not parked
   */
  boolean discard(String flow, Key key, String by, String why);

  /** How many records of a flow people have discarded. */
  int discarded(String flow);
}
