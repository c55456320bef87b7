package vn.lienthong.feed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Key;

/** Records set aside by earlier runs that may be tried again. */
final class Backlog implements Supply {
  private static final int PAGE = 200;

  /** The next of them after a key. */
  interface Released {
    List<Entry> after(@Nullable Key last, int limit);
  }

  private final Released released;
  private final Source source;
  private final Reading reading;
  private final Reading.Ground ground;
  private final Ration ration;
  private @Nullable Key last;
  private boolean ended;

  Backlog(Released released, Source source, Reading reading, Reading.Ground ground, Ration ration) {
    this.released = released;
    this.source = source;
    this.reading = reading;
    this.ground = ground;
    this.ration = ration;
  }

  @Override
  public @Nullable Batch next(Free free) {
    while (ration.isEmpty() && !ended) {
      List<Entry> page = released.after(last, PAGE);
      if (!read(page, free)) {
        return null;
      }
      ended = page.size() < PAGE;
    }
    return ration.isEmpty() ? null : ration.batch("retry");
  }

  /** Those that are still as they were, when none of them is under way. */
  private boolean read(List<Entry> page, Free free) {
    List<Key> keys = page.stream().map(Entry::key).toList();
    if (!free.await(keys.stream().map(Key::text).toList())) {
      return false;
    }
    Map<Key, Entry> now = reading.before(keys);
    Map<String, Key> stored = new LinkedHashMap<>();
    for (Key key : keys) {
      Entry entry = now.get(key);
      if (entry != null && !ground.touched(entry)) {
        stored.put(key.text(), key);
      }
      last = key;
    }
    String number = ground.source();
    Named.items(source.byKeys(stored.keySet()), stored, reading, number)
        .forEach(item -> ration.add(item, null));
    return true;
  }
}
