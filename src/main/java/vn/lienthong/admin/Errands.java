package vn.lienthong.admin;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.flow.Report;
import vn.lienthong.flow.RunRequest;
import vn.lienthong.ledger.Count;
import vn.lienthong.ledger.Fingerprints;
import vn.lienthong.ledger.HeldPlan;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.mapping.Mode;
import vn.lienthong.record.Key;

/** Runs that people ask for: a plan shown, carried out, let go, or records read again. */
final class Errands {
  private static final int SHOWN = 1000;
  private static final int MOST_KEYS = 10_000;

  private final FlowNames flows;
  private final Ledger ledger;
  private final Desk desk;
  private final Views views;
  private final Moments moments;
  private final ShownPlans shown = new ShownPlans();

  Errands(FlowNames flows, Ledger ledger, Desk desk, Views views, Moments moments) {
    this.flows = flows;
    this.ledger = ledger;
    this.desk = desk;
    this.views = views;
    this.moments = moments;
  }

  PlanView plan(String flow, int limit) {
    return plan(desk.run(flow, RunRequest.look(null, limit)));
  }

  private PlanView plan(Report report) {
    return views.plan(report, shown.remember(report.flow(), report.plan(), report.started()));
  }

  RunView apply(String flow, @Nullable String planId) {
    boolean fed = flows.mapping(flow).fed();
    if (fed && planId != null) {
      throw new OperationException.Invalid(
          "plan-of-feed", flow, "a fed flow sends what changed; its plans have no names");
    }
    Fingerprints decisions = fed ? null : decisions(flow, planId);
    RunRequest request = new RunRequest("command", false, true, !fed, null, null, decisions, 0);
    return views.run(desk.run(flow, request), null);
  }

  private Fingerprints decisions(String flow, @Nullable String planId) {
    if (planId == null) {
      return desk.run(flow, RunRequest.look(null, 0)).plan();
    }
    return shown
        .find(planId)
        .filter(plan -> plan.flow().equals(flow))
        .map(ShownPlans.Shown::decisions)
        .orElseThrow(() -> new OperationException.NotFound("no plan was shown as " + planId));
  }

  RunView approve(String planId, String by, String why) {
    String flow = flowOf(planId);
    if (flows.mapping(flow).mode() == Mode.OBSERVE) {
      throw new OperationException.Refused(
          flow + " only observes: first set mode: ask or auto in its mapping");
    }
    HeldPlan plan =
        ledger
            .plans()
            .find(planId)
            .or(() -> shown.find(planId).map(seen -> waiting(planId, seen)))
            .orElseThrow(() -> noPlan(planId));
    if (!ledger.plans().approve(planId, by, why)) {
      throw new OperationException.Refused("the plan is no longer open: " + planId);
    }
    desk.audit(by, "approve", plan.flow(), planId, why);
    RunRequest request = new RunRequest("approval", false, true, false, null, null, null, 0);
    return views.run(desk.run(plan.flow(), request), null);
  }

  String flowOf(String planId) {
    return ledger
        .plans()
        .find(planId)
        .map(HeldPlan::flow)
        .or(() -> shown.find(planId).map(ShownPlans.Shown::flow))
        .orElseThrow(() -> noPlan(planId));
  }

  private static OperationException noPlan(String planId) {
    return new OperationException.NotFound("no plan waits as " + planId);
  }

  /** A plan that was only shown waits from now on, in place of what waited before. */
  private HeldPlan waiting(String id, ShownPlans.Shown plan) {
    vn.lienthong.ledger.Counts counts =
        new vn.lienthong.ledger.Counts(Map.of(Count.HELD, plan.decisions().size()));
    HeldPlan held =
        new HeldPlan(
            id, plan.flow(), plan.at(), "shown", counts, plan.decisions(), HeldPlan.State.OPEN);
    ledger.plans().save(held);
    return held;
  }

  RunView resync(String flow, Resync which) {
    flows.known(flow);
    if (!which.clear() || which.keys().size() > MOST_KEYS) {
      throw new OperationException.Invalid(
          "which-records", flow, "give keys, or since, or all, and at most 10000 keys");
    }
    Set<Key> keys = new LinkedHashSet<>();
    which.keys().forEach(key -> keys.add(Desk.key(key)));
    Report report = desk.run(flow, request(flow, which, keys));
    PlanView plan = which.dryRun() ? plan(report) : null;
    return views.run(report, plan, missed(report, keys));
  }

  private RunRequest request(String flow, Resync which, Set<Key> keys) {
    boolean dry = which.dryRun();
    if (!keys.isEmpty()) {
      return RunRequest.again(keys, dry);
    }
    int shows = dry ? SHOWN : 0;
    if (which.since() == null) {
      return new RunRequest("command", dry, true, true, null, null, null, shows);
    }
    if (!flows.mapping(flow).fed()) {
      throw new OperationException.Invalid(
          "since-of-reconciled",
          flow,
          "a reconciled flow compares every record with every run; use all, or keys");
    }
    return RunRequest.since(moments.since(which.since()), dry, shows);
  }

  /** Those that neither side holds. */
  private List<String> missed(Report report, Set<Key> keys) {
    Set<Key> missed = new LinkedHashSet<>(keys);
    if (report.fed() != null || report.cause() != null) {
      return List.of();
    }
    report.lines().forEach(line -> missed.remove(line.key()));
    if (!keys.isEmpty() && missed.size() == keys.size()) {
      throw new OperationException.NotFound(
          "neither side holds " + String.join(", ", missed.stream().map(Key::text).toList()));
    }
    return missed.stream().map(Key::text).toList();
  }
}
