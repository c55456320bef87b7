package vn.lienthong.feed;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import vn.lienthong.ledger.EntryCursor;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.ledger.Packed;
import vn.lienthong.record.Handle;
import vn.lienthong.record.Key;
import vn.lienthong.record.Row;
import vn.lienthong.spool.RowCursor;
import vn.lienthong.spool.SortedSpool;

/**
 * All rows against all receipts: the keys of records that are not as they were sent last, that were
 * never sent, or that were sent and are gone. Sorted on disk, so that it takes the same memory for
 * any number of rows. Only keys and fingerprints are written there.
 */
final class Compare implements Iterator<Key>, AutoCloseable {
  private static final String PRINT = "print";
  private static final String SET_ASIDE = "set aside";
  private static final int PAGE = 500;
  private static final Instant EVER = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant NEVER = Instant.parse("9000-01-01T00:00:00Z");

  private final SortedSpool rows;
  private final SortedSpool receipts;
  private final boolean onlyGone;
  private @Nullable Side here;
  private @Nullable Side there;
  private @Nullable Key next;

  /** One side in key order, of each key the last. */
  private static final class Side {
    private final RowCursor cursor;
    private @Nullable Row current;
    private @Nullable Row ahead;

    Side(RowCursor cursor) {
      this.cursor = cursor;
      this.ahead = cursor.hasNext() ? cursor.next() : null;
      advance();
    }

    final void advance() {
      current = ahead;
      ahead = current != null && cursor.hasNext() ? cursor.next() : null;
      while (current != null && ahead != null && ahead.key().equals(current.key())) {
        current = ahead;
        ahead = cursor.hasNext() ? cursor.next() : null;
      }
    }
  }

  /**
   * @param onlyGone only what is gone is of interest
   */
  Compare(Path spools, boolean onlyGone) {
    this.rows = new SortedSpool(spools, List.of(PRINT));
    this.receipts = new SortedSpool(spools, List.of(PRINT));
    this.onlyGone = onlyGone;
  }

  /**
   * Reads every row, every receipt, and what is set aside: that has to be dealt with even if its
   * row is gone, or is again as it was when it was sent last.
   *
   * @param looked told of each page's rows; throws if the run must not go on
   */
  void read(Source source, Reading reading, Ledger ledger, String flow, IntConsumer looked) {
    String after = null;
    while (true) {
      List<Source.Found> page = source.page(after, PAGE);
      looked.accept(page.size());
      if (page.isEmpty()) {
        break;
      }
      reading.prints(page).forEach((key, print) -> rows.put(row(key, print)));
      after = page.get(page.size() - 1).storedKey();
    }
    ledger
        .receipts()
        .sent(
            flow,
            EVER,
            NEVER,
            receipt ->
                receipt
                    .packed()
                    .each((key, print) -> receipts.put(row(key, Long.toHexString(print)))));
    try (EntryCursor aside = ledger.entries().all(flow)) {
      aside.forEachRemaining(entry -> receipts.put(row(entry.key(), SET_ASIDE)));
    }
  }

  private static Row row(Key key, @Nullable String print) {
    Map<String, @Nullable String> values = new LinkedHashMap<>();
    values.put(PRINT, print);
    return new Row(key, values, new Handle("", 0, false), List.of());
  }

  @Override
  public boolean hasNext() {
    if (here == null || there == null) {
      here = new Side(rows.sorted());
      there = new Side(receipts.sorted());
    }
    while (next == null && (here.current != null || there.current != null)) {
      next = step(here, there);
    }
    return next != null;
  }

  private @Nullable Key step(Side here, Side there) {
    Row row = here.current;
    Row sent = there.current;
    int order = row == null ? 1 : sent == null ? -1 : row.key().compareTo(sent.key());
    if (order <= 0) {
      here.advance();
    }
    if (order >= 0) {
      there.advance();
    }
    if (order > 0 && sent != null) {
      return withdrawn(sent) ? null : sent.key();
    }
    if (onlyGone || row == null) {
      return null;
    }
    String print = row.value(PRINT);
    boolean same = order == 0 && sent != null && print != null && print.equals(sent.value(PRINT));
    return same ? null : row.key();
  }

  private static boolean withdrawn(Row sent) {
    return Long.toHexString(Packed.WITHDRAWN).equals(sent.value(PRINT));
  }

  @Override
  public Key next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Key found = next;
    next = null;
    return java.util.Objects.requireNonNull(found);
  }

  @Override
  public void close() {
    if (here != null) {
      here.cursor.close();
    }
    if (there != null) {
      there.cursor.close();
    }
    rows.close();
    receipts.close();
  }
}
