package vn.lienthong.feed;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import vn.lienthong.flow.Report;
import vn.lienthong.ledger.FeedStance;
import vn.lienthong.ledger.FeedState.Phase;
import vn.lienthong.record.Waiting;

/**
 * Spares feeds a whole run where a glance shows that it would find nothing. A run that ended well
 * and left nothing to be done leaves behind what it relied on. As long as a glance finds all of
 * that unchanged the schedule's next runs are not opened: no lease, no run in the ledger, nothing
 * written. Whatever differs, or cannot be told, leads to a whole run, which takes nothing from a
 * glance; and so does the time since the last one, as {@code schedule.whole-every} says.
 *
 * <p>Each glance asks:
 *
 * <ul>
 *   <li>the service: whether it is ending, and whether the clock was put back;
 *   <li>the ledger, as it is now, whoever has written it ({@link FeedStance}): whether another
 *       instance has had the flow's lease since; whether the flow stands where it stood, with the
 *       same marks, the same witness, and nothing unsettled; whether a person paused it; whether
 *       the nation asked to be left alone, or it is the flow's quiet time; whether a plan waits or
 *       was approved; whether a record that was set aside is due;
 *   <li>the province, in one question ({@link vn.lienthong.province.capture.ChangeLog#still}):
 *       whether anything was captured since, committed however late; whether rows went behind the
 *       triggers' back; whether the log still reaches back so far; whether the database has the
 *       mark last left there, so is not one of another day; on PostgreSQL also whether a trigger
 *       was altered, switched off or dropped.
 * </ul>
 *
 * <p>Only a whole run asks: the nation, for verdicts and for its witness; whether triggers are as
 * they were where the database does not tell that at once (MariaDB, H2); whether tables and columns
 * are as mapped; whether a code or report has come that a record waits for, or its time is over.
 * Nothing is sent, settled, withdrawn or forgotten but by a whole run, which asks everything anew
 * before.
 *
 * <p>Where several nodes share a ledger and poll the same flow, each whole run of one is seen by
 * the others as a lease of somebody else's, and has them make a whole run too: nothing is spared as
 * long as they take turns.
 *
 * <p>People's commands, and whatever else does not come from the schedule, always get a whole run.
 * Nothing of this outlives the process, so neither do old mappings or settings.
 */
final class Glances {
  private static final int REMEMBERED = 7;

  private final Hall hall;
  private final Map<String, Calm> calm = new ConcurrentHashMap<>();
  private final Map<String, Deque<Instant>> looks = new ConcurrentHashMap<>();

  /**
   * What the last run relied on.
   *
   * @param still asks the province
   */
  private record Calm(FeedStance stance, BooleanSupplier still, Instant since, Instant until) {}

  Glances(Hall hall) {
    this.hall = hall;
  }

  /** The flow is to have a whole run. */
  void forget(String flow) {
    calm.remove(flow);
  }

  /** A run has ended, and given its lease back. */
  void ended(FeedRun run, Report report) {
    boolean well = report.result().equals("in-step") && report.cause() == null && report.run() != 0;
    try {
      if (well && !hall.wholeEvery().isZero()) {
        run.stoodOn().filter(Grounds::ready).ifPresent(grounds -> ended(run, grounds));
      }
    } catch (RuntimeException away) {
      // the next run is a whole one
    }
  }

  private void ended(FeedRun run, Grounds grounds) {
    FeedStance stance = hall.ledger().stances().of(run.name()).orElse(null);
    Instant now = hall.clock().instant();
    if (stance != null && stance.fencing() == run.ticket().fencing() && rests(stance, now)) {
      BooleanSupplier still =
          grounds
              .changes()
              .still(
                  stance.state().place().position(),
                  Objects.requireNonNull(stance.state().newest()).nonce(),
                  grounds.seal());
      calm.put(run.name(), new Calm(stance, still, now, now.plus(hall.wholeEvery())));
    }
  }

  /** Whether nothing in the ledger gives the flow anything to do. */
  private static boolean rests(FeedStance stance, Instant now) {
    return stance.state().place().phase() == Phase.FOLLOWING
        && stance.state().newest() != null
        && !stance.state().unsettled()
        && !stance.paused()
        && !stance.planned()
        && over(stance.rest(), now)
        && (stance.due() == null || !Waiting.over(stance.due(), now));
  }

  private static boolean over(@Nullable Instant rest, Instant now) {
    return rest == null || Waiting.over(rest, now);
  }

  /** When it was; empty if the flow needs a whole run. */
  Optional<Instant> at(String flow) {
    Calm before = calm.get(flow);
    if (before == null) {
      return Optional.empty();
    }
    Instant now = hall.clock().instant();
    if (!now.isBefore(before.since()) && now.isBefore(before.until()) && still(flow, before, now)) {
      note(flow, now);
      return Optional.of(now);
    }
    calm.remove(flow, before);
    return Optional.empty();
  }

  private boolean still(String flow, Calm before, Instant now) {
    try {
      hall.gate().run();
      return hall.ledger().stances().of(flow).filter(before.stance()::equals).isPresent()
          && rests(before.stance(), now)
          && !hall.ledger().flows().quiet(flow)
          && before.still().getAsBoolean();
    } catch (RuntimeException away) {
      // the run that follows says what is away, or does not begin
      return false;
    }
  }

  private void note(String flow, Instant now) {
    Deque<Instant> last = looks.computeIfAbsent(flow, unseen -> new ArrayDeque<>());
    synchronized (last) {
      last.addFirst(now);
      if (last.size() > REMEMBERED) {
        last.removeLast();
      }
    }
  }

  /** The last ones that found everything unchanged, the newest first. */
  List<Instant> last(String flow) {
    Deque<Instant> last = looks.get(flow);
    if (last == null) {
      return List.of();
    }
    synchronized (last) {
      return List.copyOf(last);
    }
  }
}
