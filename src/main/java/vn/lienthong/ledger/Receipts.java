package vn.lienthong.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import vn.lienthong.record.Key;

/** Which records left, and when. Written by {@link Feeds#settle}. */
public interface Receipts {
  /** The newest receipt of each of the keys that ever left. */
  Map<Key, Receipt.Sent> newest(String flow, Collection<Key> keys);

  /** Every time that this record left, the newest last. */
  List<Receipt.Sent> of(String flow, Key key);

  /**
   * All receipts of a time, the oldest first, one at a time.
   *
   * @param since inclusive
   * @param until exclusive
   */
  void sent(String flow, Instant since, Instant until, Consumer<Receipt> each);

  /** The oldest of them after that one. */
  Optional<Receipt> next(String flow, Instant since, Instant until, long after);
}
