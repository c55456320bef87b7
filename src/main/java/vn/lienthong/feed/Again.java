package vn.lienthong.feed;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.lienthong.ledger.Receipts;
import vn.lienthong.record.Handle;
import vn.lienthong.record.Key;
import vn.lienthong.record.Row;
import vn.lienthong.spool.RowCursor;
import vn.lienthong.spool.SortedSpool;

/** The keys that receipts of some time tell of, each once, in their order; sorted on disk. */
final class Again implements Iterator<Key>, AutoCloseable {
  private final SortedSpool keys;
  private @Nullable RowCursor sorted;
  private @Nullable Key last;
  private @Nullable Key next;

  Again(Path spools) {
    keys = new SortedSpool(spools, List.of());
  }

  void read(Receipts receipts, String flow, Instant since, Instant until) {
    receipts.sent(
        flow,
        since,
        until,
        receipt ->
            receipt
                .packed()
                .each(
                    (key, print) ->
                        keys.put(new Row(key, Map.of(), new Handle("", 0, false), List.of()))));
  }

  @Override
  public boolean hasNext() {
    if (sorted == null) {
      sorted = keys.sorted();
    }
    while (next == null && sorted.hasNext()) {
      Key key = sorted.next().key();
      next = last != null && key.equals(last) ? null : key;
      last = key;
    }
    return next != null;
  }

  @Override
  public Key next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Key found = Objects.requireNonNull(next);
    next = null;
    return found;
  }

  @Override
  public void close() {
    if (sorted != null) {
      sorted.close();
    }
    keys.close();
  }
}
