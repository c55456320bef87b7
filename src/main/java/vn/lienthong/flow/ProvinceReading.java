package vn.lienthong.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Lenses;
import vn.lienthong.mapping.UnreadableRow;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Key;
import vn.lienthong.record.Row;
import vn.lienthong.spool.RowCursor;
import vn.lienthong.spool.SortedSpool;

/**
 * The province's side of one run, page by page. A record that the ledger knows and the pages did
 * not bring is asked for by its key before it counts as gone: its key may have moved past the page
 * while it was read.
 */
final class ProvinceReading implements AutoCloseable {
  private static final int ASKED_AT_ONCE = 200;

  private final Lenses lenses;
  private final SortedSpool spool;
  private final int pageSize;
  private final Deque<Entry> missing = new ArrayDeque<>();
  private final Set<Key> gone = new HashSet<>();
  private final Set<Key> elsewhere = new HashSet<>();
  private final Map<Cause, Integer> unreadable = new HashMap<>();
  private @Nullable Map<String, @Nullable Object> last;
  private List<Entry> asking = List.of();
  private long expected = -1;
  private long read;
  private long skipped;
  private boolean more = true;

  ProvinceReading(Lenses lenses, SortedSpool spool, int pageSize) {
    this.lenses = lenses;
    this.spool = spool;
    this.pageSize = Math.max(2, pageSize);
  }

  void expect(long rows) {
    expected = rows;
  }

  /** Rows in scope that do not pass the filter. */
  void skip(long rows) {
    skipped = rows;
  }

  long skipped() {
    return skipped;
  }

  boolean more() {
    return more;
  }

  /** The last row of the page before; null before the first. */
  @Nullable Map<String, @Nullable Object> last() {
    return last;
  }

  int pageSize() {
    return pageSize;
  }

  /** A key may stand twice where no key forbids it: the last one of a page is read again. */
  void take(List<Map<String, @Nullable Object>> page) {
    more = page.size() == pageSize;
    List<Map<String, @Nullable Object>> rows = more ? withoutLastKey(page) : page;
    rows.forEach(this::put);
    read += rows.size();
    last = rows.isEmpty() ? last : rows.get(rows.size() - 1);
  }

  private List<Map<String, @Nullable Object>> withoutLastKey(
      List<Map<String, @Nullable Object>> page) {
    String key = key(page.get(page.size() - 1));
    int end = page.size();
    while (end > 0 && key(page.get(end - 1)).equals(key)) {
      end--;
    }
    return end == 0 ? page : page.subList(0, end);
  }

  private String key(Map<String, @Nullable Object> columns) {
    try {
      return lenses.fromProvince(columns).key().text();
    } catch (UnreadableRow bad) {
      return bad.where();
    }
  }

  private @Nullable Row put(Map<String, @Nullable Object> columns) {
    try {
      Row row = lenses.fromProvince(columns);
      spool.put(row);
      return row;
    } catch (UnreadableRow bad) {
      unreadable.merge(bad.cause(), 1, Integer::sum);
      return null;
    }
  }

  void missed(Entry entry) {
    missing.add(entry);
  }

  boolean toAsk() {
    return !missing.isEmpty();
  }

  /** The keys to be asked for next. */
  List<Key> ask() {
    asking = new ArrayList<>();
    while (!missing.isEmpty() && asking.size() < ASKED_AT_ONCE) {
      asking.add(missing.remove());
    }
    return asking.stream().map(Entry::key).toList();
  }

  /** What the table holds of the keys asked for, in scope or not. */
  void asked(
      List<Map<String, @Nullable Object>> inScope, List<Map<String, @Nullable Object>> anywhere) {
    Set<Key> found = new HashSet<>();
    for (Map<String, @Nullable Object> columns : inScope) {
      Row row = put(columns);
      if (row != null) {
        found.add(row.key());
      }
    }
    Set<Key> there = new HashSet<>();
    for (Map<String, @Nullable Object> columns : anywhere) {
      try {
        there.add(lenses.fromProvince(columns).key());
      } catch (UnreadableRow bad) {
        unreadable.merge(bad.cause(), 1, Integer::sum);
      }
    }
    for (Entry entry : asking) {
      Key key = entry.key();
      if (!found.contains(key)) {
        (there.contains(key) ? elsewhere : gone).add(key);
      }
    }
  }

  boolean gone(Key key) {
    return gone.contains(key);
  }

  boolean elsewhere(Key key) {
    return elsewhere.contains(key);
  }

  RowCursor rows() {
    return spool.sorted();
  }

  @Override
  public void close() {
    spool.close();
  }

  long read() {
    return read;
  }

  long expected() {
    return expected;
  }

  /** Rows that are no records, by what is wrong with their key. */
  List<Cause> remarks() {
    List<Cause> remarks = new ArrayList<>();
    unreadable.forEach(
        (cause, rows) -> remarks.add(new Cause("unreadable-rows", cause.field(), rows + " rows")));
    if (read < expected) {
      remarks.add(new Cause("rows-not-read", null, (expected - read) + " rows"));
    }
    return remarks;
  }
}
