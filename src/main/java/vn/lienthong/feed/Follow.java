package vn.lienthong.feed;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import vn.lienthong.ledger.FeedState.Place;
import vn.lienthong.province.capture.Change;
import vn.lienthong.province.capture.ChangeLog;
import vn.lienthong.record.Key;

/** What changed after the watermark: each key once, its row read again. */
final class Follow implements Supply {
  private static final int PAGE = 500;

  private final Source source;
  private final ChangeLog changes;
  private final Reading reading;
  private final Reading.Ground ground;
  private final Ration ration;
  private final LongFunction<Supply> everything;
  private long position;
  private @Nullable Supply all;
  private @Nullable Page waiting;

  /** Some changes, by key: whether only we made them. */
  private record Page(Map<String, Boolean> own, long end) {}

  Follow(
      Source source,
      ChangeLog changes,
      Reading reading,
      Reading.Ground ground,
      Ration ration,
      long position,
      LongFunction<Supply> everything) {
    this.source = source;
    this.changes = changes;
    this.reading = reading;
    this.ground = ground;
    this.ration = ration;
    this.position = position;
    this.everything = everything;
  }

  @Override
  public @Nullable Batch next(Free free) {
    if (!ration.isEmpty()) {
      return ration.batch("changes");
    }
    while (true) {
      if (all == null && waiting == null) {
        List<Change> some = changes.after(position, PAGE);
        if (some.isEmpty()) {
          return null;
        }
        take(some);
      }
      if (all == null) {
        return changed(free);
      }
      boolean[] blocked = {false};
      Batch batch = all.next(keys -> noted(free.await(keys), blocked));
      if (batch != null || blocked[0]) {
        return batch;
      }
      all = null;
    }
  }

  private static boolean noted(boolean is, boolean[] blocked) {
    blocked[0] |= !is;
    return is;
  }

  private @Nullable Batch changed(Free free) {
    Page page = Objects.requireNonNull(waiting);
    if (!free.await(page.own().keySet())) {
      return null;
    }
    waiting = null;
    position = page.end();
    return batch(page);
  }

  /** Up to the first change that may be of any row, or only that one. */
  private void take(List<Change> some) {
    Map<String, Boolean> own = new LinkedHashMap<>();
    long end = position;
    for (Change change : some) {
      if (end <= ground.covered() && change.position() > ground.covered() && !own.isEmpty()) {
        break;
      }
      String key = change.storedKey();
      if (key == null && own.isEmpty()) {
        position = change.position();
        all = everything.apply(position);
        return;
      }
      if (key == null) {
        break;
      }
      own.merge(key, change.own(), Boolean::logicalAnd);
      end = change.position();
    }
    waiting = new Page(own, end);
  }

  /** Empty if it cannot be the key of a record. */
  private static Optional<Key> key(String storedKey) {
    try {
      return Optional.of(Key.parse(storedKey));
    } catch (IllegalArgumentException broken) {
      return Optional.empty();
    }
  }

  /** What the run has dealt with in reading all rows, or found that nothing is known of. */
  private boolean met(Item item) {
    return !item.sends() && (item.before == null || ground.touched(item.before));
  }

  private Batch batch(Page page) {
    String number = ground.source();
    List<Source.Found> rows = source.byKeys(page.own().keySet());
    Set<String> there = new HashSet<>();
    List<Source.Found> own = new ArrayList<>();
    List<Source.Found> others = new ArrayList<>();
    for (Source.Found row : rows) {
      there.add(row.storedKey());
      (page.own().getOrDefault(row.storedKey(), false) ? own : others).add(row);
    }
    Map<Key, String> gone = new LinkedHashMap<>();
    for (String stored : page.own().keySet()) {
      if (!there.contains(stored)) {
        key(stored).ifPresent(key -> gone.put(key, stored));
      }
    }
    boolean read = page.end() <= ground.covered();
    List<Item> items = new ArrayList<>(reading.gone(gone, number));
    if (read) {
      items.removeIf(this::met);
    } else {
      items.addAll(reading.found(others, number));
      items.addAll(reading.withoutEchoes(reading.found(own, number)));
    }
    if (items.isEmpty()) {
      return ration.step("changes", Place.following(page.end()));
    }
    for (int i = 0; i < items.size(); i++) {
      boolean last = i == items.size() - 1;
      ration.add(items.get(i), last ? Place.following(page.end()) : null);
    }
    return ration.batch("changes");
  }
}
