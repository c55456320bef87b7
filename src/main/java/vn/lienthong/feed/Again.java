package vn.lienthong.feed;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.ledger.Receipt;
import vn.lienthong.record.Key;

/** The keys that receipts of some time tell of, receipt by receipt. */
final class Again implements Iterator<Key> {
  private final Ledger ledger;
  private final String flow;
  private final Instant since;
  private final Instant until;
  private final Deque<Key> keys = new ArrayDeque<>();
  private long last;

  Again(Ledger ledger, String flow, Instant since, Instant until) {
    this.ledger = ledger;
    this.flow = flow;
    this.since = since;
    this.until = until;
  }

  @Override
  public boolean hasNext() {
    while (keys.isEmpty()) {
      Optional<Receipt> receipt = ledger.receipts().next(flow, since, until, last);
      if (receipt.isEmpty()) {
        return false;
      }
      last = receipt.get().id();
      Set<Key> distinct = new LinkedHashSet<>();
      receipt.get().packed().each((key, print) -> distinct.add(key));
      keys.addAll(distinct);
    }
    return true;
  }

  @Override
  public Key next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return Objects.requireNonNull(keys.remove());
  }
}
