package vn.lienthong.feed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Key;

/** Records that are known by their keys: each is read again, and what is gone is withdrawn. */
final class Named implements Supply {
  private static final int AT_ONCE = 200;

  private final String kind;
  private final Iterator<Key> keys;
  private final Source source;
  private final Reading reading;
  private final Reading.Ground ground;
  private final Ration ration;
  private List<Key> waiting = List.of();

  Named(
      String kind,
      Iterator<Key> keys,
      Source source,
      Reading reading,
      Reading.Ground ground,
      Ration ration) {
    this.kind = kind;
    this.keys = keys;
    this.source = source;
    this.reading = reading;
    this.ground = ground;
    this.ration = ration;
  }

  @Override
  public @Nullable Batch next(Free free) {
    while (ration.isEmpty()) {
      if (waiting.isEmpty()) {
        waiting = some();
      }
      Map<String, Key> stored = new LinkedHashMap<>();
      waiting.forEach(key -> stored.put(key.text(), key));
      if (waiting.isEmpty() || !free.await(stored.keySet())) {
        return null;
      }
      waiting = List.of();
      String number = ground.source();
      items(source.byKeys(stored.keySet()), stored, reading, number)
          .forEach(item -> ration.add(item, null));
    }
    return ration.batch(kind);
  }

  private List<Key> some() {
    List<Key> some = new ArrayList<>();
    while (some.size() < AT_ONCE && keys.hasNext()) {
      some.add(keys.next());
    }
    return some;
  }

  /** Those that are there, and those that are gone. */
  static List<Item> items(
      Collection<Source.Found> rows, Map<String, Key> stored, Reading reading, String number) {
    Set<Key> there = new HashSet<>();
    for (Source.Found found : rows) {
      if (found.row() != null) {
        there.add(found.row().key());
      }
    }
    Map<Key, String> gone = new LinkedHashMap<>();
    stored.forEach(
        (text, key) -> {
          if (!there.contains(key)) {
            gone.put(key, text);
          }
        });
    List<Item> items = new ArrayList<>(reading.found(List.copyOf(rows), number));
    items.addAll(reading.gone(gone, number));
    return items;
  }
}
