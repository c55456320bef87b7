package vn.lienthong.feed;

import java.util.UUID;
import vn.lienthong.flow.RunRequest;
import vn.lienthong.ledger.FeedState;
import vn.lienthong.ledger.Feeds;
import vn.lienthong.province.capture.ChangeLog;
import vn.lienthong.province.capture.Mark;

/** The province as a run found it, and what the flow knew of it. */
final class Grounds {
  private final String flow;
  private final FeedState state;
  private final Source source;
  private final ChangeLog changes;
  private final boolean ready;
  private final Footing footing;
  private final String seal;
  private long position;

  private Grounds(
      String flow,
      FeedState state,
      Source source,
      ChangeLog changes,
      boolean ready,
      Footing footing,
      String seal) {
    this.flow = flow;
    this.state = state;
    this.source = source;
    this.changes = changes;
    this.ready = ready;
    this.footing = footing;
    this.seal = seal;
    this.position = footing.from().position();
  }

  /**
   * @throws Unable if the province's database is not the one that the flow knows
   */
  static Grounds of(Feed feed, Hall hall, RunRequest request) {
    FeedState state = hall.ledger().feeds().of(feed.name());
    ChangeLog changes = feed.changes().get();
    String seal = changes.seal();
    var readiness = changes.readiness();
    Footing footing = Footing.of(state, changes, readiness, request);
    return new Grounds(
        feed.name(), state, feed.source().get(), changes, readiness.ready(), footing, seal);
  }

  FeedState state() {
    return state;
  }

  Source source() {
    return source;
  }

  ChangeLog changes() {
    return changes;
  }

  /** Of capture, from before it was found in order. */
  String seal() {
    return seal;
  }

  /** Whether the log can be relied on. */
  boolean ready() {
    return ready;
  }

  Footing footing() {
    return footing;
  }

  /** From where the log is to be read. */
  long position() {
    return position;
  }

  /** What is in the log by now will be seen by the compare that follows. */
  void restamp() {
    position = changes.stamp();
  }

  void at(long reached) {
    position = reached;
  }

  /**
   * Makes the province's database known again. The ledger learns of the mark first: if the process
   * ends in between, the database shows the one before, which only means to repeat. That holds for
   * the first one too, before which the database shows none.
   *
   * @param moved whether anything was sent since the last mark
   */
  void leaveMark(Hall hall, boolean moved) {
    FeedState.Mark newest = state.newest();
    boolean unmarked = newest == null || newest.nonce().isEmpty();
    if (ready && (moved || unmarked)) {
      Feeds marks = hall.ledger().feeds();
      String shown = changes.mark().map(Mark::nonce).orElse("");
      long reached = marks.of(flow).place().position();
      if (newest == null && marks.of(flow).newest() == null) {
        marks.marked(flow, new FeedState.Mark(shown, reached, hall.clock().instant()));
      }
      giveTheNewest(shown);
      String nonce = UUID.randomUUID().toString();
      marks.marked(flow, new FeedState.Mark(nonce, reached, hall.clock().instant()));
      changes.mark(new Mark(nonce, reached));
    }
  }

  /**
   * The process before ended between the two; would that happen again now, the database would show
   * a mark that the ledger has forgotten by then.
   */
  private void giveTheNewest(String shown) {
    FeedState.Mark newest = state.newest();
    FeedState.Mark before = state.before();
    if (newest != null && before != null && shown.equals(before.nonce())) {
      changes.mark(new Mark(newest.nonce(), newest.position()));
    }
  }
}
