package vn.lienthong.reconcile.history;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import vn.lienthong.record.Key;
import vn.lienthong.record.Side;

/** What users did since all was at rest. */
final class Diary {
  private final Map<Key, Map<String, Set<Side>>> edited = new HashMap<>();
  private final Map<Key, Set<Side>> created = new HashMap<>();
  private final Map<Key, Set<Side>> deleted = new HashMap<>();
  private final Set<Key> disturbed = new HashSet<>();

  void edited(Key key, String field, Side side) {
    edited
        .computeIfAbsent(key, k -> new HashMap<>())
        .computeIfAbsent(field, f -> EnumSet.noneOf(Side.class))
        .add(side);
  }

  void created(Key key, Side side) {
    created.computeIfAbsent(key, k -> EnumSet.noneOf(Side.class)).add(side);
  }

  void deleted(Key key, Side side) {
    deleted.computeIfAbsent(key, k -> EnumSet.noneOf(Side.class)).add(side);
  }

  /** A person ruled on it, or the gateway was killed after it wrote it. */
  void disturbed(Key key) {
    disturbed.add(key);
  }

  /** Who edited this field of the record. */
  Set<Side> editors(Key key, String field) {
    return edited.getOrDefault(key, Map.of()).getOrDefault(field, Set.of());
  }

  boolean editedBy(Side side, Key key) {
    return edited.getOrDefault(key, Map.of()).values().stream().anyMatch(s -> s.contains(side));
  }

  Set<Side> creators(Key key) {
    return created.getOrDefault(key, Set.of());
  }

  Set<Side> deleters(Key key) {
    return deleted.getOrDefault(key, Set.of());
  }

  boolean wasDisturbed(Key key) {
    return disturbed.contains(key);
  }
}
