package vn.lienthong.admin;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.lienthong.flow.FlowRunner;
import vn.lienthong.flow.FlowUnavailable;
import vn.lienthong.flow.Report;
import vn.lienthong.flow.RunRequest;
import vn.lienthong.flow.Stopping;
import vn.lienthong.ledger.Act;
import vn.lienthong.ledger.Fingerprints;
import vn.lienthong.ledger.HeldPlan;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Key;
import vn.lienthong.record.Problem;
import vn.lienthong.record.Side;
import vn.lienthong.record.Standing;

/** {@link Operations} over the ledger and the flows' routes. */
public final class GatewayOperations implements Operations {
  private static final int SHOWN = 1000;

  private final FlowNames flows;
  private final Ledger ledger;
  private final PatientRunner patience;
  private final StatusBoard board;
  private final Service service;
  private final Clock clock;
  private final Views views;
  private final ShownPlans shown = new ShownPlans();

  /** What of the process itself can be asked for. */
  public record Service(Supplier<List<Problem>> check, Runnable stop) {}

  public GatewayOperations(
      FlowNames flows,
      Ledger ledger,
      FlowRunner runner,
      StatusBoard board,
      Service service,
      Clock clock) {
    this.flows = flows;
    this.ledger = ledger;
    this.patience = new PatientRunner(runner, clock);
    this.board = board;
    this.service = service;
    this.clock = clock;
    this.views = new Views(flows, board);
  }

  @Override
  public StatusView status() {
    return board.status();
  }

  @Override
  public PlanView plan(String flow, int limit) {
    Report report = run(flow, RunRequest.look(null, limit));
    return views.plan(report, shown.remember(flow, report.plan()));
  }

  @Override
  public RunView apply(String flow, @Nullable String planId) {
    flows.known(flow);
    Fingerprints decisions =
        planId == null
            ? run(flow, RunRequest.look(null, 0)).plan()
            : shown
                .find(flow, planId)
                .orElseThrow(
                    () -> new OperationException.NotFound("no plan was shown as " + planId));
    RunRequest request = new RunRequest("command", false, true, true, null, null, decisions, 0);
    return views.run(run(flow, request), null);
  }

  @Override
  public RunView approve(String planId, String by, String why) {
    HeldPlan plan =
        ledger
            .plans()
            .find(planId)
            .orElseThrow(() -> new OperationException.NotFound("no plan waits as " + planId));
    if (!ledger.plans().approve(planId, by, why)) {
      throw new OperationException.Refused("the plan is no longer open: " + planId);
    }
    audit(by, "approve", plan.flow(), planId, why);
    RunRequest request = new RunRequest("approval", false, true, false, null, null, null, 0);
    return views.run(run(plan.flow(), request), null);
  }

  @Override
  public RunView resync(String flow, @Nullable String key, boolean all, boolean dryRun) {
    flows.known(flow);
    if ((key == null) != all) {
      throw new OperationException.Refused("give either a key or all");
    }
    RunRequest request =
        new RunRequest("command", dryRun, true, true, key(key), null, null, dryRun ? SHOWN : 0);
    Report report = run(flow, request);
    return views.run(
        report, dryRun ? views.plan(report, shown.remember(flow, report.plan())) : null);
  }

  @Override
  public List<ParkedGroup> parked(@Nullable String flow) {
    List<ParkedGroup> groups = new ArrayList<>();
    for (String name : flows.named(flow)) {
      groups.addAll(views.groups(name, ledger.entries().list(name, Standing.PARKED, SHOWN)));
    }
    groups.sort(Comparator.comparingLong(ParkedGroup::count).reversed());
    return groups;
  }

  @Override
  public RecordView parkedRecord(String flow, String key) {
    Entry entry = entry(flow, key);
    return views.record(flow, entry, line(flow, entry.key()));
  }

  @Override
  public RunView retry(String flow, @Nullable String key) {
    flows.known(flow);
    if (key == null) {
      ledger.entries().retryAll(flow, "operator");
    } else if (!ledger.entries().retry(flow, Key.parse(key), "operator")) {
      throw new OperationException.NotFound("nothing is parked or waiting as " + flow + " " + key);
    }
    return views.run(run(flow, request("retry", null)), null);
  }

  @Override
  public void discard(String flow, String key, String by, String why) {
    flows.known(flow);
    if (!ledger.entries().discard(flow, Key.parse(key), by, why)) {
      throw new OperationException.NotFound("nothing is parked as " + flow + " " + key);
    }
    audit(by, "discard", flow, key, why);
  }

  @Override
  public List<ConflictView> conflicts(@Nullable String flow) {
    List<ConflictView> conflicts = new ArrayList<>();
    for (String name : flows.named(flow)) {
      if (ledger.entries().counts(name).containsKey(Standing.CONFLICT)) {
        Report report = run(name, RunRequest.look(null, SHOWN));
        report.lines().stream()
            .filter(line -> line.entry() != null && line.entry().standing() == Standing.CONFLICT)
            .forEach(line -> conflicts.add(views.conflict(name, line)));
      }
    }
    return conflicts;
  }

  @Override
  public ConflictView conflict(String flow, String key) {
    Entry entry = entry(flow, key);
    if (entry.standing() != Standing.CONFLICT) {
      throw new OperationException.NotFound("no conflict is open about " + flow + " " + key);
    }
    return views.conflict(flow, line(flow, entry.key()));
  }

  @Override
  public RunView resolve(
      String flow, String key, Choice choice, String seenFingerprint, String by, String why) {
    Entry entry = entry(flow, key);
    if (entry.standing() != Standing.CONFLICT || !seenFingerprint.equals(entry.seen())) {
      throw new OperationException.Refused("it is not the conflict that was shown");
    }
    Side winner = choice == Choice.PROVINCE ? Side.PROVINCE : Side.NATION;
    RunRequest request =
        new RunRequest(
            "command",
            false,
            true,
            false,
            entry.key(),
            new RunRequest.Ruling(winner, seenFingerprint),
            null,
            0);
    Report report = run(flow, request);
    boolean still =
        ledger
            .entries()
            .find(flow, entry.key())
            .filter(now -> now.standing() == Standing.CONFLICT)
            .isPresent();
    if (still && report.cause() == null) {
      throw new OperationException.Refused("a side changed since the conflict was shown");
    }
    audit(by, "resolve " + choice, flow, key, why);
    return views.run(report, null);
  }

  @Override
  public TraceView trace(String flow, String key) {
    flows.known(flow);
    Key wanted = Key.parse(key);
    return views.trace(
        flow,
        wanted,
        ledger.entries().find(flow, wanted),
        ledger.events().story(flow, wanted),
        ledger.losers().byKey(flow, wanted));
  }

  @Override
  public void pause(@Nullable String flow, String by, String why) {
    for (String name : flows.named(flow)) {
      ledger.flows().pause(name, by, why);
      audit(by, "pause", name, null, why);
    }
  }

  @Override
  public void resume(@Nullable String flow, String by) {
    for (String name : flows.named(flow)) {
      ledger.flows().resume(name);
      audit(by, "resume", name, null, null);
    }
  }

  @Override
  public List<Problem> check() {
    return service.check().get();
  }

  @Override
  public void stop() {
    service.stop().run();
  }

  private Report run(String flow, RunRequest request) {
    flows.known(flow);
    try {
      Report report = patience.run(flow, request);
      boolean unplanned = request.dry() && !report.result().equals("planned");
      if (unplanned || views.unreachable(report.cause())) {
        throw new OperationException.Unreachable(
            views.side(report.cause()), report.cause() == null ? "" : report.cause().text());
      }
      return report;
    } catch (Stopping stopping) {
      throw new OperationException.Busy(String.valueOf(stopping.getMessage()));
    } catch (FlowUnavailable unavailable) {
      throw unavailable.paused()
          ? new OperationException.Refused(String.valueOf(unavailable.getMessage()))
          : new OperationException.Busy(String.valueOf(unavailable.getMessage()));
    }
  }

  private static RunRequest request(String trigger, @Nullable Key only) {
    return new RunRequest(trigger, false, true, false, only, null, null, 0);
  }

  private Report.Line line(String flow, Key key) {
    return run(flow, RunRequest.look(key, 1)).lines().stream()
        .findFirst()
        .orElseThrow(() -> new OperationException.NotFound("neither side holds " + key.text()));
  }

  private Entry entry(String flow, String key) {
    flows.known(flow);
    return ledger
        .entries()
        .find(flow, Key.parse(key))
        .orElseThrow(
            () -> new OperationException.NotFound("nothing is known of " + flow + " " + key));
  }

  private static @Nullable Key key(@Nullable String text) {
    return text == null ? null : Key.parse(text);
  }

  private void audit(
      String by, String what, String flow, @Nullable String target, @Nullable String why) {
    ledger.audit().append(new Act(by, what, flow, target, why, "done", clock.instant()));
  }
}
