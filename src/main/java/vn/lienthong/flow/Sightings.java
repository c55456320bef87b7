package vn.lienthong.flow;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import vn.lienthong.ledger.EntryCursor;
import vn.lienthong.reconcile.Sighting;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Key;
import vn.lienthong.record.Row;
import vn.lienthong.spool.RowCursor;

/** Both sides' rows and the ledger's entries, walked together in key order, one key at a time. */
final class Sightings implements Iterator<Sightings.Seen>, AutoCloseable {
  /** All that is known of one key in this run. */
  record Seen(Key key, @Nullable Entry entry, Sighting province, Sighting nation) {}

  /** What it means that a side's reading does not hold a key. */
  interface Absence {
    Sighting of(Key key, @Nullable Entry entry);
  }

  private final Ahead<Row> province;
  private final Ahead<Row> nation;
  private final Ahead<Entry> entries;
  private final Absence atProvince;
  private final Absence atNation;
  private final List<AutoCloseable> open;

  Sightings(
      RowCursor province,
      RowCursor nation,
      EntryCursor entries,
      Absence atProvince,
      Absence atNation) {
    this.province = new Ahead<>(province);
    this.nation = new Ahead<>(nation);
    this.entries = new Ahead<>(entries);
    this.atProvince = atProvince;
    this.atNation = atNation;
    this.open = List.of(province, nation, entries);
  }

  @Override
  public boolean hasNext() {
    return province.head != null || nation.head != null || entries.head != null;
  }

  @Override
  public Seen next() {
    Key key = lowest();
    Entry entry = entries.head != null && entries.head.key().equals(key) ? entries.take() : null;
    Sighting here = sighting(rows(province, key), key, entry, atProvince);
    Sighting there = sighting(newest(rows(nation, key)), key, entry, atNation);
    return new Seen(key, entry, here, there);
  }

  private Key lowest() {
    Key lowest = province.head == null ? null : province.head.key();
    lowest = lower(lowest, nation.head == null ? null : nation.head.key());
    lowest = lower(lowest, entries.head == null ? null : entries.head.key());
    if (lowest == null) {
      throw new NoSuchElementException();
    }
    return lowest;
  }

  private static @Nullable Key lower(@Nullable Key one, @Nullable Key other) {
    return one == null || (other != null && other.compareTo(one) < 0) ? other : one;
  }

  private static List<Row> rows(Ahead<Row> side, Key key) {
    if (side.head == null || !side.head.key().equals(key)) {
      return List.of();
    }
    Row first = side.take();
    if (side.head == null || !side.head.key().equals(key)) {
      return List.of(first);
    }
    List<Row> rows = new ArrayList<>();
    rows.add(first);
    while (side.head != null && side.head.key().equals(key)) {
      rows.add(side.take());
    }
    return rows;
  }

  /** A record that moved between pages while they were read comes twice: the newest counts. */
  private static List<Row> newest(List<Row> rows) {
    if (rows.size() < 2) {
      return rows;
    }
    List<Row> distinct = new ArrayList<>();
    for (Row row : rows) {
      distinct.removeIf(
          other ->
              other.handle().id().equals(row.handle().id())
                  && other.handle().version() <= row.handle().version());
      if (distinct.stream().noneMatch(o -> o.handle().id().equals(row.handle().id()))) {
        distinct.add(row);
      }
    }
    List<Row> alive = distinct.stream().filter(row -> !row.handle().withdrawn()).toList();
    return alive.isEmpty() ? distinct.subList(0, 1) : alive;
  }

  private static Sighting sighting(
      List<Row> rows, Key key, @Nullable Entry entry, Absence absence) {
    if (rows.isEmpty()) {
      return absence.of(key, entry);
    }
    Row row = rows.get(0);
    if (rows.size() == 1) {
      return Sighting.of(row);
    }
    List<Cause> faults = List.of(new Cause("duplicate-key", null, rows.size() + " rows"));
    return new Sighting.Found(new Row(key, row.values(), row.handle(), faults));
  }

  @Override
  public void close() {
    for (AutoCloseable cursor : open) {
      try {
        cursor.close();
      } catch (Exception broken) {
        throw new IllegalStateException("a cursor would not close", broken);
      }
    }
  }

  private static final class Ahead<T> {
    private final Iterator<T> rest;
    private @Nullable T head;

    Ahead(Iterator<T> rest) {
      this.rest = rest;
      this.head = rest.hasNext() ? rest.next() : null;
    }

    T take() {
      T taken = java.util.Objects.requireNonNull(head);
      head = rest.hasNext() ? rest.next() : null;
      return taken;
    }
  }
}
