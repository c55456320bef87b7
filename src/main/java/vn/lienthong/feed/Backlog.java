package vn.lienthong.feed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Key;

/** Records set aside that may be tried again. */
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
      ended = page.size() < PAGE;
      if (!page.isEmpty()) {
        last = page.get(page.size() - 1).key();
        read(page);
      }
    }
    return ration.isEmpty() ? null : ration.batch("retry");
  }

  private void read(List<Entry> page) {
    Map<String, Key> stored = new LinkedHashMap<>();
    page.forEach(entry -> stored.put(entry.key().text(), entry.key()));
    String number = ground.source();
    Named.items(source.byKeys(stored.keySet()), stored, reading, number)
        .forEach(item -> ration.add(item, null));
  }
}
