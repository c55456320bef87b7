package vn.lienthong.feed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import vn.lienthong.ledger.FeedState.Place;

/** Items that were read and wait to be put together into batches, with their places. */
final class Ration {
  static final int RECORDS = 1_000;
  static final int BYTES = 2_000_000 - 1_000;

  private record Portion(Item item, @Nullable Place until) {}

  private final Deque<Portion> portions = new ArrayDeque<>();
  private final AtomicLong numbers;
  private final int most;

  /**
   * @param numbers of a run's batches
   * @param largest more records the nation does not take at once
   */
  Ration(AtomicLong numbers, int largest) {
    this.numbers = numbers;
    this.most = Math.min(RECORDS, largest);
  }

  /** What is read last carries the place where the flow is when all is finished. */
  void add(Item item, @Nullable Place until) {
    portions.add(new Portion(item, until));
  }

  boolean isEmpty() {
    return portions.isEmpty();
  }

  /** As much as may go in one call. */
  Batch batch(String kind) {
    List<Item> items = new ArrayList<>();
    Place until = null;
    int bytes = 0;
    while (!portions.isEmpty() && items.size() < most) {
      Portion portion = portions.element();
      bytes += portion.item().size() + 1;
      if (bytes > BYTES && !items.isEmpty()) {
        break;
      }
      items.add(portion.item());
      until = portion.until() == null ? until : portion.until();
      portions.remove();
    }
    return new Batch(numbers.incrementAndGet(), kind, items, until);
  }

  /** A batch without records that only moves the flow on. */
  Batch step(String kind, Place until) {
    return new Batch(numbers.incrementAndGet(), kind, List.of(), until);
  }
}
