package vn.lienthong.verify;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.lienthong.ledger.Entries;
import vn.lienthong.ledger.EntryCursor;
import vn.lienthong.mapping.Field;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Key;
import vn.lienthong.record.Row;
import vn.lienthong.record.Standing;
import vn.lienthong.spool.RowCursor;
import vn.lienthong.spool.SortedSpool;

/** Reads the province once and works out what the nation should hold. */
final class LocalPass implements AutoCloseable {
  private static final int MOST_SET_ASIDE = 200_000;
  private static final int IN_MEMORY = 5_000;
  private static final List<Standing> ASIDE =
      List.of(Standing.WAITING, Standing.PARKED, Standing.CONFLICT, Standing.MOVED);

  private final Subject subject;
  private final Entries entries;
  private final Path folder;
  private final Expectation expectation;
  private final LocalBuckets buckets;
  private final Map<Key, Standing> aside = new HashMap<>();
  private final Map<Standing, Integer> tally = new EnumMap<>(Standing.class);
  private long rows;
  private long unreadable;

  LocalPass(Subject subject, Entries entries, Path folder) {
    this.subject = subject;
    this.entries = entries;
    this.folder = folder;
    this.expectation = new Expectation(subject);
    long expected = subject.rows().count();
    RecordDigest digests = new RecordDigest(subject.compared());
    this.buckets = new LocalBuckets(folder, digests, LocalBuckets.digitsFor(expected));
  }

  void read() {
    String flow = subject.mapping().name();
    for (Standing standing : ASIDE) {
      entries.list(flow, standing, MOST_SET_ASIDE).forEach(e -> aside.put(e.key(), standing));
    }
    if (subject.fed()) {
      subject.rows().each(row -> take(row, null), cause -> unreadable++);
    } else {
      readBesideTheLedger(flow);
    }
  }

  /** Rows come in the database's order, entries in the order of keys: a spool sorts the rows. */
  private void readBesideTheLedger(String flow) {
    List<String> names = subject.mapping().fields().stream().map(Field::name).toList();
    try (SortedSpool spool = new SortedSpool(folder, names, IN_MEMORY)) {
      subject.rows().each(spool::put, cause -> unreadable++);
      try (RowCursor sorted = spool.sorted();
          EntryCursor known = entries.all(flow)) {
        Entry entry = known.hasNext() ? known.next() : null;
        while (sorted.hasNext()) {
          Row row = sorted.next();
          while (entry != null && entry.key().compareTo(row.key()) < 0) {
            entry = known.hasNext() ? known.next() : null;
          }
          take(row, entry != null && entry.key().equals(row.key()) ? entry : null);
        }
      }
    }
  }

  private void take(Row row, @Nullable Entry entry) {
    rows++;
    Standing standing = aside.get(row.key());
    if (standing != null) {
      tally.merge(standing, 1, Integer::sum);
    } else {
      buckets.put(expectation.id(row, entry), row.key(), expectation.values(row, entry));
    }
  }

  LocalBuckets buckets() {
    return buckets;
  }

  /** Whether the ledger had set the record aside when the pass began. */
  boolean setAside(Key key) {
    return aside.containsKey(key);
  }

  /** The record was set aside since. */
  boolean nowAside(Key key) {
    Optional<Entry> entry = entries.find(subject.mapping().name(), key);
    boolean now = entry.filter(e -> ASIDE.contains(e.standing())).isPresent();
    entry.filter(e -> now).ifPresent(e -> tally.merge(e.standing(), 1, Integer::sum));
    return now;
  }

  Map<Standing, Integer> tally() {
    return tally;
  }

  long unreadable() {
    return unreadable;
  }

  /** All rows in scope, readable or not. */
  long source() {
    return rows + unreadable;
  }

  @Override
  public void close() {
    buckets.close();
  }
}
