package vn.lienthong.flow;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.lienthong.national.EndOfList;
import vn.lienthong.national.NationsClock;
import vn.lienthong.national.Page;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Key;
import vn.lienthong.record.Row;
import vn.lienthong.spool.RowCursor;
import vn.lienthong.spool.SortedSpool;

/**
 * The nation's side of one run, page by page, and how far its silence can be trusted.
 *
 * <ul>
 *   <li>A read of changes proves no absence. It begins a little before the last one did, because a
 *       change may become visible later than it was dated.
 *   <li>Where the nation's clock was put back meanwhile, everything is read.
 *   <li>A read counts if its total stayed the same from the first page to the last and is the
 *       number of records that came, readable or not; otherwise it is read again, three times at
 *       most. Where a nation tells no total, having reached the last page has to be enough.
 *   <li>A page that is empty before the end, or comes twice, and far more records than the total,
 *       hold the run: see {@link Untrusted}.
 *   <li>A record missing from a complete read is asked for by its id before it counts as gone.
 * </ul>
 */
final class NationalReading implements AutoCloseable {
  private static final int READS = 3;
  private static final int ASKS = 1000;
  private static final Duration OVERLAP = Duration.ofSeconds(10);

  private final Supplier<SortedSpool> spools;
  private boolean full;
  private final @Nullable String since;
  private final Set<String> ids = new HashSet<>();
  private final Deque<Entry> missing = new ArrayDeque<>();
  private final Set<Key> gone = new HashSet<>();
  private final Set<Key> elsewhere = new HashSet<>();
  private final Set<String> unreadablePages = new HashSet<>();
  private final Map<Cause, Integer> unreadable = new HashMap<>();
  private SortedSpool spool;
  private @Nullable String after;
  private @Nullable String serverTime;
  private long total = -1;
  private int pages;
  private boolean moved;
  private boolean more = true;
  private boolean complete;
  private int reads = 1;

  NationalReading(Supplier<SortedSpool> spools, boolean full, @Nullable String since) {
    this.spools = spools;
    this.spool = spools.get();
    this.full = full;
    this.since = since;
  }

  /** Pages are still to be read. */
  boolean more() {
    return more;
  }

  @Nullable String after() {
    return after;
  }

  /** Null for a complete read. */
  @Nullable String since() {
    return full || since == null ? null : NationsClock.before(since, OVERLAP);
  }

  boolean full() {
    return full;
  }

  /** The nation's clock when reading began; the next read of changes starts there. */
  @Nullable String serverTime() {
    return serverTime;
  }

  /**
   * @throws Untrusted if the page cannot be what the nation holds
   */
  void take(Page page) {
    String since = since();
    if (since != null && NationsClock.wentBack(page.serverTime(), since)) {
      full = true;
      readAgain();
      return;
    }
    if (serverTime == null && !page.serverTime().isEmpty()) {
      serverTime = page.serverTime();
    }
    moved |= pages++ > 0 && page.totalRecords() != total;
    total = page.totalRecords();
    int before = ids.size();
    for (Row row : page.rows()) {
      if (ids.add(row.handle().id())) {
        spool.put(row);
      }
    }
    boolean news = ids.size() > before || setsAside(page);
    boolean empty = page.lastId() == null;
    if (!empty && !news) {
      throw new Untrusted("repeated-page");
    }
    after = page.next();
    if (empty || after == null) {
      finish(empty);
    } else if (EndOfList.beyond(ids.size() + lost(), total)) {
      throw new Untrusted("endless-list");
    }
  }

  /** Whether the page has records that cannot be read, and was not seen before. */
  private boolean setsAside(Page page) {
    if (page.unreadable().isEmpty() || !unreadablePages.add(String.valueOf(page.lastId()))) {
      return false;
    }
    page.unreadable().forEach(record -> unreadable.merge(record.cause(), 1, Integer::sum));
    return true;
  }

  private int lost() {
    return unreadable.values().stream().mapToInt(Integer::intValue).sum();
  }

  private void finish(boolean emptyPage) {
    complete = (total < 0 || ids.size() + lost() == total) && !moved;
    if (complete || (moved && !full)) {
      more = false;
    } else if (reads < READS) {
      readAgain();
    } else if (moved) {
      more = false;
    } else {
      throw new Untrusted(emptyPage ? "empty-page" : "partial-read");
    }
  }

  private void readAgain() {
    reads++;
    ids.clear();
    unreadablePages.clear();
    unreadable.clear();
    spool.close();
    spool = spools.get();
    after = null;
    serverTime = null;
    total = -1;
    pages = 0;
    moved = false;
  }

  /** A record that the ledger knows and this read did not bring. */
  void missed(Entry entry) {
    if (full && complete && missing.size() < ASKS) {
      missing.add(entry);
    }
  }

  /** What is to be asked for by id next. */
  Optional<Entry> toAsk() {
    return Optional.ofNullable(missing.peek());
  }

  /** All that is still to be asked for. */
  List<Entry> missing() {
    return List.copyOf(missing);
  }

  void asked(Optional<Row> answer, boolean inScope) {
    Key key = missing.remove().key();
    if (answer.isEmpty() || answer.get().handle().withdrawn()) {
      gone.add(key);
    } else if (inScope) {
      spool.put(answer.get());
    } else {
      elsewhere.add(key);
    }
  }

  boolean gone(Key key) {
    return gone.contains(key);
  }

  boolean elsewhere(Key key) {
    return elsewhere.contains(key);
  }

  /** The whole list was read and its absences can be relied on, once asked for. */
  boolean complete() {
    return full && complete;
  }

  RowCursor rows() {
    return spool.sorted();
  }

  @Override
  public void close() {
    spool.close();
  }

  long read() {
    return ids.size();
  }

  List<Cause> remarks() {
    List<Cause> remarks = new ArrayList<>();
    unreadable.forEach(
        (cause, records) ->
            remarks.add(new Cause("unreadable-records", cause.field(), records + " records")));
    if (full && !complete) {
      remarks.add(Cause.of("moving"));
    }
    return remarks;
  }
}
