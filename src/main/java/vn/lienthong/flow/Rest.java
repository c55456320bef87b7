package vn.lienthong.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import vn.lienthong.ledger.FlowStates;
import vn.lienthong.ledger.Respite;
import vn.lienthong.national.NationalProblem;
import vn.lienthong.record.Waiting;

/**
 * A nation that asks to be left alone ({@code Retry-After}) is: the schedule passes the flow over
 * until then, and up to half as long again, so that not everybody comes back at once. The ledger
 * keeps it, so a restart changes nothing. A person may run the flow before.
 */
public final class Rest {
  private static final Set<String> BY_ITSELF = Set.of("schedule", "retry");

  private Rest() {}

  /**
   * @throws FlowUnavailable if the flow rests, and no person asked for the run
   */
  public static void check(FlowStates flows, String flow, String trigger, Instant now) {
    if (rests(flows, flow, trigger, now)) {
      throw FlowUnavailable.resting(flow);
    }
  }

  /** Whether the flow is not to run now, unless a person asks for it. */
  public static boolean rests(FlowStates flows, String flow, String trigger, Instant now) {
    return BY_ITSELF.contains(trigger) && until(flows, flow, now).isPresent();
  }

  /** Until when the flow does not run by itself, and why; empty if it does now. */
  public static Optional<Respite> until(FlowStates flows, String flow, Instant now) {
    return flows.restsUntil(flow).filter(respite -> !Waiting.over(respite.until(), now));
  }

  /** After a run that stopped. */
  public static void keep(FlowStates flows, String flow, Throwable broken, Instant now) {
    if (broken instanceof NationalProblem problem) {
      problem
          .retryAfter()
          .filter(asked -> asked.compareTo(Duration.ZERO) > 0)
          .ifPresent(asked -> flows.rest(flow, now.plus(asked).plusMillis(more(asked))));
    }
  }

  private static long more(Duration asked) {
    return ThreadLocalRandom.current().nextLong(asked.toMillis() / 2 + 1);
  }
}
