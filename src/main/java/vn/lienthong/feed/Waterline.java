package vn.lienthong.feed;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import vn.lienthong.ledger.FeedState.Place;

/**
 * How far a run is while its batches end in any order: at the end of the last batch before which
 * none is open. Not for several threads at once.
 */
final class Waterline {
  private final Deque<Stretch> open = new ArrayDeque<>();

  private static final class Stretch {
    final long number;
    final @Nullable Place until;
    boolean finished;

    Stretch(long number, @Nullable Place until) {
      this.number = number;
      this.until = until;
    }
  }

  /**
   * A batch sets out.
   *
   * @param until where the flow is when this and all before it are finished; null: where it was
   */
  void add(long number, @Nullable Place until) {
    open.addLast(new Stretch(number, until));
  }

  /** Where the flow would be if this batch were finished; null: where it was. */
  @Nullable Place reached(long number) {
    Place reached = null;
    for (Stretch stretch : open) {
      if (!stretch.finished && stretch.number != number) {
        break;
      }
      reached = stretch.until == null ? reached : stretch.until;
    }
    return reached;
  }

  /** The batch is finished, and that is written down. */
  void finish(long number) {
    for (Stretch stretch : open) {
      if (stretch.number == number) {
        stretch.finished = true;
      }
    }
    while (!open.isEmpty() && open.getFirst().finished) {
      open.removeFirst();
    }
  }
}
