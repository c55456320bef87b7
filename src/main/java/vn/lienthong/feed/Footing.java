package vn.lienthong.feed;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.lienthong.flow.RunRequest;
import vn.lienthong.ledger.FeedState;
import vn.lienthong.ledger.FeedState.Mark;
import vn.lienthong.ledger.FeedState.Phase;
import vn.lienthong.ledger.FeedState.Place;
import vn.lienthong.province.capture.ChangeLog;
import vn.lienthong.province.capture.Readiness;
import vn.lienthong.record.Cause;

/**
 * What a run may rely on, and so what it has to do.
 *
 * @param work what is to be done
 * @param from where the flow stands before it
 * @param again records sent since then are sent again; null: none
 * @param remark what is to be said of it all
 */
record Footing(Work work, Place from, @Nullable Mark again, @Nullable Cause remark) {
  /** What a run can be about. */
  enum Work {
    /** All rows, then what changed since. */
    LOAD,
    /** Only what changed. */
    FOLLOW,
    /** All rows against all receipts, then what changed since. */
    COMPARE
  }

  private static final Cause UNKNOWN = Cause.of("unknown-database");

  /**
   * @throws Unable if the province's database is not the one that the flow knows
   */
  static Footing of(FeedState state, ChangeLog changes, Readiness readiness, RunRequest request) {
    Place place = state.place();
    boolean ready = readiness.ready();
    if (everything(request)) {
      return new Footing(Work.LOAD, begun(place, ready ? changes : null), null, remark(readiness));
    }
    if (place.phase() == Phase.NEW) {
      return new Footing(Work.LOAD, begun(place, ready ? changes : null), null, remark(readiness));
    }
    if (!ready) {
      Work work = place.phase() == Phase.LOADING ? Work.LOAD : Work.COMPARE;
      return new Footing(work, place, null, remark(readiness));
    }
    return known(state, changes);
  }

  private static Footing known(FeedState state, ChangeLog changes) {
    Place place = state.place();
    Mark newest = state.newest();
    if (newest == null) {
      // nothing was captured when the flow began
      Work work = place.phase() == Phase.LOADING ? Work.LOAD : Work.COMPARE;
      return new Footing(work, place, null, null);
    }
    String found = changes.mark().map(mark -> mark.nonce()).orElse("");
    Mark before = state.before();
    if (!found.equals(newest.nonce())) {
      if (before == null || !found.equals(before.nonce())) {
        throw new Unable(UNKNOWN);
      }
      long position = Math.min(before.position(), place.position());
      Place back = new Place(place.phase(), place.after(), place.loaded(), position);
      return new Footing(work(place), back, before, Cause.of("restored-database"));
    }
    if (!changes.reachesBackTo(place.position())) {
      return new Footing(Work.COMPARE, place, null, Cause.of("changes-pruned"));
    }
    return new Footing(work(place), place, null, null);
  }

  private static Work work(Place place) {
    return place.phase() == Phase.LOADING ? Work.LOAD : Work.FOLLOW;
  }

  static boolean everything(RunRequest request) {
    return request.again()
        && request.only() == null
        && request.since() == null
        && request.shown() == null
        && !request.trigger().equals("look");
  }

  /**
   * A load begins. What follows it goes on from where the flow was, because only the log tells of
   * records that are gone.
   */
  private static Place begun(Place place, @Nullable ChangeLog changes) {
    if (place.phase() == Phase.NEW || changes == null || !changes.reachesBackTo(place.position())) {
      return Place.loading(changes == null ? 0 : changes.stamp());
    }
    return Place.loading(place.position());
  }

  private static @Nullable Cause remark(Readiness readiness) {
    return switch (readiness.state()) {
      case READY -> null;
      case NOT_INSTALLED -> Cause.of("no-capture");
      case BROKEN -> {
        List<Cause> causes = readiness.causes();
        Optional<Cause> first = causes.stream().findFirst();
        yield new Cause("capture-broken", null, first.map(Cause::text).orElse(null));
      }
    };
  }
}
