package vn.lienthong.reconcile.history;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.lienthong.reconcile.Sighting;
import vn.lienthong.record.Handle;
import vn.lienthong.record.Key;
import vn.lienthong.record.Outcome;
import vn.lienthong.record.Row;
import vn.lienthong.record.Side;
import vn.lienthong.record.Write;

/**
 * One of the two sides, in memory. Users and the gateway write to it; what they give is rewritten
 * as the side pleases. The nation compares and sets by version, the province by values.
 */
final class MemorySide {
  static final List<String> FIELDS =
      List.of("ma", "ten", "loai", "ghiChu", "cap", "dienTich", "hieuLucDen");
  final Side side;
  final Rewriting rewriting;
  private final boolean tombstones;
  private final boolean comparesFirst;
  private final Map<Key, Map<String, String>> rows = new TreeMap<>();
  private final Map<Key, Long> versions = new HashMap<>();
  private final Map<Key, Integer> changed = new HashMap<>();
  private final Map<Key, Integer> told = new HashMap<>();
  private int tick;

  MemorySide(Side side, Rewriting rewriting, boolean tombstones, boolean comparesFirst) {
    this.side = side;
    this.rewriting = rewriting;
    this.tombstones = tombstones;
    this.comparesFirst = comparesFirst;
  }

  boolean holds(Key key) {
    return rows.containsKey(key);
  }

  /** The row as it stands; without entries if there is none. */
  Map<String, String> values(Key key) {
    return rows.getOrDefault(key, Map.of());
  }

  Set<Key> keys() {
    Set<Key> keys = new TreeSet<>(rows.keySet());
    keys.addAll(changed.keySet());
    return keys;
  }

  void put(Key key, Map<String, String> given) {
    Map<String, String> row = new LinkedHashMap<>();
    FIELDS.forEach(field -> row.put(field, null));
    row.putAll(values(key));
    Map<String, String> triggered = rewriting.triggered(given, row);
    given.forEach((field, value) -> row.put(field, rewriting.of(field, value)));
    triggered.forEach((field, value) -> row.put(field, rewriting.of(field, value)));
    row.put("ma", key.code());
    rows.put(key, row);
    touch(key);
  }

  void remove(Key key) {
    rows.remove(key);
    touch(key);
  }

  private void touch(Key key) {
    changed.put(key, ++tick);
    versions.put(key, (long) tick);
  }

  /** As a reading of everything, or a question for this one record, shows it. */
  Sighting ask(Key key) {
    return holds(key) ? new Sighting.Found(row(key)) : Sighting.GONE;
  }

  /** As a reading of what changed since it was last settled shows it. */
  Sighting changes(Key key) {
    boolean news = changed.getOrDefault(key, 0) > told.getOrDefault(key, 0);
    boolean silent = side == Side.NATION && !tombstones && !holds(key);
    return news && !silent ? ask(key) : Sighting.UNREAD;
  }

  int now() {
    return tick;
  }

  /** What this record was at that time need not be told again. */
  void told(Key key, int at) {
    told.merge(key, at, Math::max);
  }

  boolean tellsOfRemovals() {
    return side == Side.PROVINCE || tombstones;
  }

  Outcome write(Write write) {
    Key key = write.key();
    boolean asSeen = write.expected() == null ? !holds(key) : fits(key, write.expected());
    if (comparesFirst && !asSeen) {
      return new Outcome.ChangedSince();
    }
    if (write.action() == Write.Action.RETIRE && write.values().isEmpty()) {
      remove(key);
      return new Outcome.Done(null);
    }
    put(key, write.values());
    return new Outcome.Done(row(key));
  }

  private boolean fits(Key key, Row expected) {
    if (side == Side.NATION) {
      return holds(key) && versions.get(key) == expected.handle().version();
    }
    return holds(key)
        && expected.values().entrySet().stream()
            .allMatch(
                field ->
                    java.util.Objects.equals(field.getValue(), values(key).get(field.getKey())));
  }

  private Row row(Key key) {
    long version = side == Side.NATION ? versions.get(key) : 0;
    return new Row(
        key,
        new LinkedHashMap<>(values(key)),
        new Handle("TW:" + key.text(), version, false),
        List.of());
  }
}
