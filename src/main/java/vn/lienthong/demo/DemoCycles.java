package vn.lienthong.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.lienthong.admin.Counts;
import vn.lienthong.admin.FlowState;
import vn.lienthong.admin.Operations;
import vn.lienthong.admin.RunView;
import vn.lienthong.admin.StatusView;

/** Runs every flow in turn, approving what waits, until nothing is written any more. */
final class DemoCycles {
  private static final int MOST = 10;

  private final Operations operations;
  private final Map<String, FlowLine> lines = new LinkedHashMap<>();

  /**
   * What one flow has come to.
   *
   * @param toProvince records written there, over all cycles; so are toNational, delivered (to
   *     either side), withdrawn, cycles and seconds, and of a fed flow also what was read,
   *     unchanged and skipped. The others are of the last run
   * @param read rows and records read
   * @param skipped what by the mapping's rules does not go
   */
  record FlowLine(
      String flow,
      String direction,
      String state,
      long province,
      long national,
      long toProvince,
      long toNational,
      long unchanged,
      long waiting,
      long parked,
      long conflicts,
      long read,
      long delivered,
      long withdrawn,
      long skipped,
      int cycles,
      double seconds) {}

  DemoCycles(Operations operations) {
    this.operations = operations;
  }

  /** Returns whether rest was reached. */
  boolean untilAtRest() {
    for (int cycle = 0; cycle < MOST; cycle++) {
      long written = 0;
      for (StatusView.Flow flow : operations.status().flows()) {
        written += once(flow);
      }
      if (written == 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * A reconciled flow looks at everything; a fed one at what the triggers noted, as by schedule.
   */
  private long once(StatusView.Flow flow) {
    RunView run =
        fed(flow)
            ? operations.apply(flow.flow(), null)
            : operations.resync(flow.flow(), null, true, false);
    long written = note(run);
    StatusView.Flow now = status(flow.flow());
    if (now.state() == FlowState.WAITING_APPROVAL && now.heldPlan() != null) {
      written += note(operations.approve(now.heldPlan(), "demo", "the demo approves its own"));
    }
    return written;
  }

  private static boolean fed(StatusView.Flow flow) {
    return flow.direction().equals("to-national");
  }

  private StatusView.Flow status(String flow) {
    return operations.status().flows().stream()
        .filter(one -> one.flow().equals(flow))
        .findFirst()
        .orElseThrow();
  }

  private long note(RunView run) {
    Counts now = run.counts();
    StatusView.Flow flow = status(run.flow());
    Counts stands = flow.counts();
    boolean fed = fed(flow);
    FlowLine before =
        lines.getOrDefault(
            run.flow(), new FlowLine(run.flow(), "", "", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    long written = now.toProvince() + now.toNational();
    double seconds = Duration.between(run.started(), run.ended()).toMillis() / 1e3;
    lines.put(
        run.flow(),
        new FlowLine(
            run.flow(),
            flow.direction(),
            run.state().text(),
            now.province() + (fed ? before.province() : 0),
            now.national(),
            before.toProvince() + now.toProvince(),
            before.toNational() + now.toNational(),
            now.unchanged() + (fed ? before.unchanged() : 0),
            stands.waiting(),
            stands.parked(),
            stands.conflicts(),
            now.province() + now.national() + (fed ? before.read() : 0),
            before.delivered() + (fed ? now.delivered() : written),
            before.withdrawn() + now.withdrawn(),
            now.skipped() + (fed ? before.skipped() : 0),
            before.cycles() + (written > 0 ? 1 : 0),
            Math.round((before.seconds() + seconds) * 1e3) / 1e3));
    return written;
  }

  List<FlowLine> lines() {
    return new ArrayList<>(lines.values());
  }
}
