package vn.lienthong.demo;

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

  /** What one flow has come to, over all cycles. */
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
      int cycles) {}

  DemoCycles(Operations operations) {
    this.operations = operations;
  }

  /** Returns whether rest was reached. */
  boolean untilAtRest() {
    for (int cycle = 0; cycle < MOST; cycle++) {
      long written = 0;
      for (StatusView.Flow flow : operations.status().flows()) {
        written += once(flow.flow());
      }
      if (written == 0) {
        return true;
      }
    }
    return false;
  }

  private long once(String flow) {
    RunView run = operations.resync(flow, null, true, false);
    long written = note(run);
    StatusView.Flow now = status(flow);
    if (now.state() == FlowState.WAITING_APPROVAL && now.heldPlan() != null) {
      written += note(operations.approve(now.heldPlan(), "demo", "the demo approves its own"));
    }
    return written;
  }

  private StatusView.Flow status(String flow) {
    return operations.status().flows().stream()
        .filter(one -> one.flow().equals(flow))
        .findFirst()
        .orElseThrow();
  }

  private long note(RunView run) {
    Counts now = run.counts();
    FlowLine before = lines.get(run.flow());
    long toProvince = now.toProvince() + (before == null ? 0 : before.toProvince());
    long toNational = now.toNational() + (before == null ? 0 : before.toNational());
    long written = now.toProvince() + now.toNational();
    int cycles = (before == null ? 0 : before.cycles()) + (written > 0 ? 1 : 0);
    lines.put(
        run.flow(),
        new FlowLine(
            run.flow(),
            "both",
            run.state().text(),
            now.province(),
            now.national(),
            toProvince,
            toNational,
            now.unchanged(),
            now.waiting(),
            now.parked(),
            now.conflicts(),
            cycles));
    return written;
  }

  List<FlowLine> lines() {
    return new ArrayList<>(lines.values());
  }
}
