package vn.lienthong.feed;

import java.util.UUID;
import vn.lienthong.flow.RunRequest;
import vn.lienthong.ledger.FeedState;
import vn.lienthong.ledger.FeedState.Place;
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
  private long position;

  private Grounds(
      String flow,
      FeedState state,
      Source source,
      ChangeLog changes,
      boolean ready,
      Footing footing) {
    this.flow = flow;
    this.state = state;
    this.source = source;
    this.changes = changes;
    this.ready = ready;
    this.footing = footing;
    this.position = footing.from().position();
  }

  /**
   * @throws Unable if the province's database is not the one that the flow knows
   */
  static Grounds of(Feed feed, Hall hall, RunRequest request) {
    FeedState state = hall.ledger().feeds().of(feed.name());
    ChangeLog changes = feed.changes().get();
    var readiness = changes.readiness();
    Footing footing = Footing.of(state, changes, readiness, request);
    return new Grounds(
        feed.name(), state, feed.source().get(), changes, readiness.ready(), footing);
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
   * ends in between, the database shows the one before, which only means to repeat.
   *
   * @param moved whether anything was sent since the last mark
   */
  void leaveMark(Hall hall, boolean moved) {
    if (ready && (moved || state.newest() == null)) {
      Place place = hall.ledger().feeds().of(flow).place();
      String nonce = UUID.randomUUID().toString();
      hall.ledger()
          .feeds()
          .marked(flow, new FeedState.Mark(nonce, place.position(), hall.clock().instant()));
      changes.mark(new Mark(nonce, place.position()));
    }
  }
}
