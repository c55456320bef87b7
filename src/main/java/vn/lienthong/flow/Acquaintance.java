package vn.lienthong.flow;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.ledger.FeedState;
import vn.lienthong.ledger.Feeds;
import vn.lienthong.province.capture.Footprint;

/**
 * Whether the province's database and the ledger are of the same day. Before a run writes, it
 * leaves a new word in the province, and the ledger keeps it with the one before: a province, or a
 * ledger, that was put back shows another.
 */
final class Acquaintance {
  private final String flow;
  private final Feeds marks;
  private final Footprint footprint;
  private final boolean place;
  private final FeedState known;
  private final boolean leaving;
  private final boolean strange;

  Acquaintance(String flow, Feeds marks, Footprint footprint) {
    this.flow = flow;
    this.marks = marks;
    this.footprint = footprint;
    this.known = marks.of(flow);
    Optional<String> found = footprint.found();
    this.place = found.isPresent();
    // killed after the ledger learnt of the word and before the province did
    this.leaving = known.unsettled() && found.filter(word(known.before())::equals).isPresent();
    this.strange = !leaving && found.filter(word -> !word.equals(word(known.newest()))).isPresent();
  }

  private static String word(FeedState.@Nullable Mark mark) {
    return mark == null ? "" : mark.nonce();
  }

  /** Whether one of the two was put back. */
  boolean strange() {
    return strange;
  }

  /**
   * To be called before anything is written.
   *
   * @param fencing of the run's lease
   */
  void renew(long fencing, Instant now) {
    if (!place) {
      return;
    }
    String word = leaving ? word(known.newest()) : UUID.randomUUID().toString();
    if (!leaving) {
      marks.unsettled(flow, fencing, true);
      marks.marked(flow, new FeedState.Mark(word, 0, now));
    }
    footprint.leave(word);
    marks.unsettled(flow, fencing, false);
  }
}
