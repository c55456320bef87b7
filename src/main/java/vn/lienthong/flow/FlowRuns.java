package vn.lienthong.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.lienthong.ledger.Lease;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.record.Standing;
import vn.lienthong.record.Waiting;

/** Opens runs: one at a time per flow, over all instances that share a ledger. */
public final class FlowRuns {
  static final Duration LEASE = Duration.ofMinutes(10);

  private final Map<String, Flow> flows;
  private final House house;
  private final String holder = UUID.randomUUID().toString();

  public FlowRuns(Map<String, Flow> flows, House house) {
    this.flows = Map.copyOf(flows);
    this.house = house;
  }

  /**
   * @throws FlowUnavailable if the flow is paused or rests, or somebody else is running it
   * @throws IllegalArgumentException if there is no such flow
   */
  public FlowRun open(String name, RunRequest request) {
    Flow flow = flows.get(name);
    if (flow == null) {
      throw new IllegalArgumentException("no flow is named " + name);
    }
    if (request.dry()) {
      return new FlowRun(flow, house, request, null, 0);
    }
    if (house.ledger().flows().of(name).paused()) {
      throw new FlowUnavailable(name, true);
    }
    Rest.check(house.ledger().flows(), name, request.trigger(), house.clock().instant());
    Lease lease =
        house
            .ledger()
            .leases()
            .acquire(name, holder, LEASE)
            .orElseThrow(() -> new FlowUnavailable(name, false));
    try {
      long run = house.ledger().runs().begin(name, request.trigger());
      return new FlowRun(flow, house, request, lease, run);
    } catch (RuntimeException broken) {
      house.ledger().leases().release(lease);
      throw broken;
    }
  }

  /** Whether the last complete read, if there ever was one, is at least so long ago. */
  static boolean ago(@Nullable Instant read, Duration every, Instant now) {
    return read == null || Waiting.ago(read, every, now);
  }

  /** Whether any record of the flow is neither in step nor retired. */
  static boolean setAside(Ledger ledger, String flow) {
    Map<Standing, Integer> counts = ledger.entries().counts(flow);
    return counts.containsKey(Standing.WAITING)
        || counts.containsKey(Standing.PARKED)
        || counts.containsKey(Standing.CONFLICT)
        || ledger.entries().discarded(flow) > 0;
  }
}
