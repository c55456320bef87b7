package vn.lienthong.admin;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.lienthong.flow.FlowRunner;
import vn.lienthong.flow.Report;
import vn.lienthong.flow.RunRequest;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.ledger.Loser;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Key;
import vn.lienthong.record.Problem;
import vn.lienthong.record.Standing;
import vn.lienthong.verify.Verifier;

/** {@link Operations} over the ledger and the flows' routes. */
public final class GatewayOperations implements Operations {
  private final FlowNames flows;
  private final Ledger ledger;
  private final Desk desk;
  private final Errands errands;
  private final Leaving leaving;
  private final Conflicts conflicts;
  private final Parked parked;
  private final StatusBoard board;
  private final Service service;
  private final Views views;
  private final Archive archive;
  private final Belonging belonging;

  /**
   * What of the process itself can be asked for.
   *
   * @param data where backups go
   * @param untested settings with databases of a kind that no test of this software meets
   */
  public record Service(
      Supplier<List<Problem>> check,
      List<String> untested,
      End end,
      Verifier verifier,
      Units units,
      CaptureOperations capture,
      Path data) {}

  public GatewayOperations(
      FlowNames flows,
      Ledger ledger,
      FlowRunner runner,
      StatusBoard board,
      Service service,
      Clock clock) {
    this.flows = flows;
    this.ledger = ledger;
    this.board = board;
    this.service = service;
    this.views = new Views(flows, board);
    this.desk = new Desk(flows, ledger, new PatientRunner(runner, clock), views, clock);
    this.errands = new Errands(flows, ledger, desk, views, new Moments(clock));
    this.leaving = new Leaving(flows, ledger, new Moments(clock));
    this.conflicts = new Conflicts(flows, ledger, desk, views);
    this.archive = new Archive(flows, ledger, clock, service.data());
    this.parked = new Parked(flows, ledger, desk, views, service.units());
    this.belonging = new Belonging(flows, service.units());
  }

  @Override
  public StatusView status() {
    return board.status();
  }

  @Override
  public PlanView plan(String flow, int limit) {
    return errands.plan(flow, limit);
  }

  @Override
  public RunView apply(String flow, @Nullable String planId) {
    return errands.apply(flow, planId);
  }

  @Override
  public RunView approve(String planId, String by, String why) {
    return errands.approve(planId, by, why);
  }

  @Override
  public RunView resync(String flow, Resync which) {
    return errands.resync(flow, which);
  }

  @Override
  public List<ParkedGroup> parked(@Nullable String flow) {
    return parked.groups(flow);
  }

  @Override
  public RecordView parkedRecord(String flow, String key) {
    return parked.one(flow, key);
  }

  @Override
  public RunView retry(String flow, @Nullable String key, @Nullable String cause, int perSecond) {
    return parked.retry(flow, key, cause, perSecond);
  }

  @Override
  public RunView retry(String flow, List<String> keys, int perSecond) {
    return parked.retry(flow, keys, perSecond);
  }

  @Override
  public List<ParkedLine> parkedLines(@Nullable String flow) {
    return parked.lines(flow);
  }

  @Override
  public void discard(String flow, String key, String by, String why) {
    parked.discard(flow, key, by, why);
  }

  @Override
  public List<ConflictView> conflicts(@Nullable String flow) {
    return conflicts.open(flow);
  }

  @Override
  public ConflictView conflict(String flow, String key) {
    return conflicts.one(flow, key);
  }

  @Override
  public RunView resolve(
      String flow, String key, Choice choice, String seenFingerprint, String by, String why) {
    return conflicts.resolve(flow, key, choice, seenFingerprint, by, why);
  }

  @Override
  public RunView restore(String flow, String key, String field, String by, String why) {
    Entry entry = desk.entry(flow, key);
    if (entry.standing() != Standing.IN_STEP) {
      throw new OperationException.Refused("the record is not in step: " + flow + " " + key);
    }
    Loser loser =
        ledger.losers().byKey(flow, entry.key()).stream()
            .filter(lost -> lost.field().equals(field))
            .reduce((older, newer) -> newer)
            .orElseThrow(() -> new OperationException.NotFound("no value gave way in " + field));
    RunRequest.Ruling value = new RunRequest.Ruling.Value(field, loser.value());
    Report report =
        desk.run(flow, new RunRequest("command", false, true, false, entry.key(), value, null, 0));
    desk.audit(by, "restore " + field, flow, key, why);
    return views.run(report, null);
  }

  @Override
  public TraceView trace(String flow, String key) {
    flows.known(flow);
    Key wanted = Desk.key(key);
    return new Stories(flows)
        .trace(
            flow,
            wanted,
            ledger.entries().find(flow, wanted),
            Stories.story(ledger.events().story(flow, wanted), ledger.receipts().of(flow, wanted)),
            ledger.losers().byKey(flow, wanted));
  }

  @Override
  public SentView sent(String flow, SentView.Question question) {
    return leaving.sent(flow, question);
  }

  @Override
  public void pause(@Nullable String flow, String by, String why) {
    for (String name : flows.named(flow)) {
      ledger.flows().pause(name, by, why);
      desk.audit(by, "pause", name, null, why);
    }
  }

  @Override
  public void resume(@Nullable String flow, String by) {
    for (String name : flows.named(flow)) {
      ledger.flows().resume(name);
      desk.audit(by, "resume", name, null, null);
    }
  }

  @Override
  public Proofs verify(@Nullable String flow) {
    return desk.verify(flows.named(flow), service.verifier(), board.version());
  }

  @Override
  public CaptureOperations capture() {
    return service.capture();
  }

  @Override
  public CheckView check() {
    StatusView status = board.status();
    return new CheckView(
        service.check().get(), service.untested(), status.purposes(), status.weaker());
  }

  @Override
  public HistoryView history(int days) {
    return archive.history(days);
  }

  @Override
  public List<ActView> audit(int limit) {
    return archive.audit(limit);
  }

  @Override
  public ActView.Chain auditVerify() {
    return archive.verify();
  }

  @Override
  public BackupView backup() {
    return archive.backup();
  }

  @Override
  public BackupView restoreLedger(String file, String by) {
    return archive.restore(file, service.end(), by);
  }

  @Override
  public Set<String> among(List<Set<String>> units, String flow, Set<String> keys) {
    return belonging.among(units, flow, keys);
  }

  @Override
  public String flowOf(String planId) {
    return errands.flowOf(planId);
  }

  @Override
  public void stop() {
    service.end().stop();
  }
}
