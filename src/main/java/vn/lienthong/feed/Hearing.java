package vn.lienthong.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.lienthong.flow.RunRequest;
import vn.lienthong.ledger.FeedState;
import vn.lienthong.ledger.FeedState.Witness;
import vn.lienthong.mapping.Mode;
import vn.lienthong.national.NationalCall;
import vn.lienthong.national.Seen;
import vn.lienthong.record.Cause;

/**
 * Whether the nation still has what it had: before a run sends or takes anything, it asks for one
 * record, the witness, by its id. That is the one which was changed there last, as far as the feed
 * has seen. If it is missing or in an older version, the nation was put back to an earlier day, or
 * is another one, and the run goes no further; what is to be sent again a person says. One call,
 * however many records there are, and none while there is nothing to do, but once in an hour.
 */
public final class Hearing {
  static final Cause RESTORED = Cause.of("restored-nation");
  private static final Duration OFTEN_ENOUGH = Duration.ofHours(1);

  private final Feed feed;
  private final Hall hall;
  private final RunRequest request;

  /** The run before may have withdrawn what no receipt tells of. */
  private final boolean unsettled;

  private final Map<String, Instant> heard;
  private @Nullable Witness witness;
  private @Nullable Witness latest;
  private @Nullable Seen newest;
  private boolean idle;

  /**
   * @param heard of each flow, when its witness was found the last time
   */
  Hearing(Feed feed, Hall hall, RunRequest request, Map<String, Instant> heard) {
    this.feed = feed;
    this.hall = hall;
    this.request = request;
    this.heard = heard;
    FeedState state = hall.ledger().feeds().of(feed.name());
    this.witness = Footing.everything(request) ? null : state.witness();
    this.unsettled = state.unsettled();
  }

  /** Nothing is to be sent. */
  void idle() {
    idle = true;
  }

  /** Whether there is a witness to be asked for. Not if a person says what is to be sent again. */
  public boolean due() {
    boolean reads = !feed.mapping().verdicts().isEmpty();
    return witness != null
        && feed.mapping().mode() == Mode.AUTO
        && !request.dry()
        && !persons()
        && feed.requests().looksUp()
        && (reads || !idle || !recent(heard.get(feed.name())));
  }

  private boolean recent(@Nullable Instant last) {
    Instant now = hall.clock().instant();
    return last != null && !last.isAfter(now) && last.plus(OFTEN_ENOUGH).isAfter(now);
  }

  private boolean persons() {
    return request.only() != null || request.since() != null || Footing.everything(request);
  }

  public NationalCall call() {
    return feed.requests().one(Objects.requireNonNull(witness).id());
  }

  /**
   * @throws Unable if the nation has less than it had
   */
  public void take(JsonNode answer) {
    Witness before = Objects.requireNonNull(witness);
    Optional<Seen> found = feed.answers().one(answer);
    if (found.isEmpty()) {
      if (provesNothing(before)) {
        keep(null);
        return;
      }
      throw new Unable(RESTORED);
    }
    Seen now = found.get();
    if (now.version() > 0 && now.version() < before.version()) {
      throw new Unable(RESTORED);
    }
    heard.put(feed.name(), hall.clock().instant());
    keep(new Witness(before.id(), Math.max(now.version(), before.version()), now.gone()));
  }

  /**
   * Where what was withdrawn is not told of, it is missing too; and of such an endpoint it has to
   * be seen first that records are found there under the ids they were sent with.
   */
  private boolean provesNothing(Witness before) {
    return !feed.requests().tellsOfTheWithdrawn()
        && (before.gone() || unsettled || !heard.containsKey(feed.name()));
  }

  private synchronized void keep(@Nullable Witness now) {
    if (!Objects.equals(now, witness)) {
      hall.ledger().feeds().witnessed(feed.name(), now);
      witness = now;
    }
  }

  /**
   * The witness that a settled batch leaves: what was brought rather than what was withdrawn. A
   * person's run leaves one at its end only, and none if it is about a few records.
   */
  synchronized @Nullable Witness of(List<Item> settled) {
    Witness found = last(settled, item -> !item.withdraws());
    if (found == null) {
      found = last(settled, this::asGood);
    }
    if (request.since() != null || request.only() != null) {
      latest = found == null ? latest : found;
      return null;
    }
    witness = found == null ? witness : found;
    return found;
  }

  private @Nullable Witness last(List<Item> settled, Predicate<Item> fit) {
    for (int i = settled.size() - 1; i >= 0; i--) {
      Item item = settled.get(i);
      if (item.sends() && item.taken() && fit.test(item)) {
        return new Witness(feed.requests().id(item.key), item.version(), item.withdraws());
      }
    }
    return null;
  }

  /** Whether what was withdrawn can be asked for as well as what was brought. */
  private boolean asGood(Item withdrawn) {
    return (feed.requests().tellsOfTheWithdrawn() && withdrawn.version() > 0)
        || (witness != null && witness.id().equals(feed.requests().id(withdrawn.key)));
  }

  /** A page of what changed at the nation. */
  void saw(@Nullable Seen seen) {
    if (seen != null && seen.after(newest) && feed.requests().tellsOfTheWithdrawn()) {
      newest = seen;
    }
  }

  /** The run has ended well. */
  synchronized void done() {
    if (request.only() != null) {
      return;
    }
    Witness now = request.since() == null ? witness : latest;
    if (newest != null) {
      now = new Witness(newest.id(), newest.version(), newest.gone());
    }
    keep(now);
  }
}
