package vn.lienthong.admin;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Problem;
import vn.lienthong.record.Side;
import vn.lienthong.record.Standing;
import vn.lienthong.verify.Finding;

/** Two flows in memory: dan-toc is in step, chi-tieu has one of everything. Remembers its calls. */
public final class InMemoryOperations implements Operations {
  public static final Instant NOON = Instant.parse("2026-03-01T05:00:00Z");
  private static final Counts CALM = new Counts(56, 56, 0, 0, 56, 0, 0, 0);
  private static final Counts BUSY = new Counts(42, 41, 1, 2, 38, 1, 1, 1);

  /** To which unit records belong; others belong to none. */
  public static final Map<String, String> UNITS =
      Map.of("12|7", "03388", "1691", "03388", "1692", "03390", "PT01", "03390");

  public final List<String> calls = new CopyOnWriteArrayList<>();
  public @Nullable RuntimeException next;
  public volatile boolean calm;
  public List<FilesView> files = List.of();

  /** What the nation's endpoint cannot do. */
  public List<StatusView.Weaker> weaker = List.of();

  /** Until when chi-tieu rests. */
  public volatile StatusView.@Nullable Quiet quiet;

  /** What somebody must know. */
  public List<StatusView.Alarm> alerts = List.of();

  /** A record of chi-tieu that waits, named in what there is to do. */
  public volatile @Nullable String waiting;

  /** How far the run in hand is that {@link #resync} waits for. */
  public volatile StatusView.@Nullable Progress progress;

  /** When it has been asked how far the run is. */
  public final CountDownLatch asked = new CountDownLatch(1);

  @Override
  public StatusView status() {
    called("status");
    if (progress != null) {
      asked.countDown();
      var busy =
          new StatusView.Flow(
              "chi-tieu",
              "both",
              FlowState.RUNNING,
              BUSY,
              NOON,
              null,
              null,
              null,
              progress,
              null,
              0,
              0,
              null);
      return new StatusView("1.0", NOON, NOON, List.of(busy), List.of());
    }
    var first =
        new StatusView.Flow("dan-toc", "both", FlowState.IN_STEP, CALM, NOON, NOON, null, null);
    var second =
        new StatusView.Flow(
            "chi-tieu",
            "both",
            FlowState.WAITING_APPROVAL,
            BUSY,
            NOON,
            null,
            "guard",
            "P7F3A",
            null,
            null,
            0,
            0,
            quiet);
    var toDo =
        new StatusView.ToDo("approve", "chi-tieu", 0, "P7F3A", NOON, "approve P7F3A --why …");
    return calm
        ? new StatusView("1.0", NOON, NOON, List.of(first), List.of(), files, weaker, alerts)
        : new StatusView("1.0", NOON, NOON, List.of(first, second), waiting(toDo));
  }

  private List<StatusView.ToDo> waiting(StatusView.ToDo first) {
    String command = "trace chi-tieu " + waiting;
    return waiting == null
        ? List.of(first)
        : List.of(first, new StatusView.ToDo("waiting", "chi-tieu", 1, "x", NOON, command));
  }

  @Override
  public PlanView plan(String flow, int limit) {
    called("plan", flow, limit);
    known(flow);
    if (calm) {
      return new PlanView(null, flow, NOON, false, List.of(), CALM, 0, List.of());
    }
    var name = new PlanView.FieldChange("ten", "Hòa", "Hoà \u001b[31mđỏ", "province", "authority");
    var hidden = new PlanView.FieldChange("ghiChu", MASKED, MASKED, null, null);
    var change = new PlanView.Change("1691", "update", null, true, List.of(name, hidden));
    var guards = List.of("retire 12 > 5");
    return new PlanView("P7F3A", flow, NOON, false, guards, BUSY, 3, List.of(change));
  }

  @Override
  public RunView apply(String flow, @Nullable String planId) {
    called("apply", flow, planId);
    return run(flow);
  }

  @Override
  public RunView approve(String planId, String by, String why) {
    called("approve", planId, by, why);
    return run("chi-tieu");
  }

  @Override
  public RunView resync(String flow, Resync which) {
    called("resync", flow, which.keys(), which.since(), which.all(), which.dryRun());
    if (progress != null) {
      try {
        asked.await();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
    return run(flow);
  }

  @Override
  public List<ParkedGroup> parked(@Nullable String flow) {
    called("parked", flow);
    Cause cause = new Cause("too-long", "ten", "at most 300");
    return calm ? List.of() : List.of(new ParkedGroup("chi-tieu", cause, 1, NOON, List.of("1691")));
  }

  @Override
  public RecordView parkedRecord(String flow, String key) {
    called("parkedRecord", flow, key);
    var fields = List.of(new RecordView.Field("ten", "một\nhai", null));
    var causes = List.of(Cause.of("too-long", "ten"));
    return new RecordView(flow, key, Standing.PARKED, causes, 8, null, NOON, 7, fields);
  }

  @Override
  public RunView retry(String flow, @Nullable String key, @Nullable String cause, int perSecond) {
    called("retry", flow, key, cause, perSecond);
    return run(flow);
  }

  @Override
  public RunView retry(String flow, List<String> keys, int perSecond) {
    called("retry", flow, keys, perSecond);
    return run(flow);
  }

  @Override
  public Set<String> among(List<Set<String>> grants, String flow, Set<String> keys) {
    return keys.stream()
        .filter(UNITS::containsKey)
        .filter(key -> grants.stream().allMatch(some -> some.contains(UNITS.get(key))))
        .collect(Collectors.toSet());
  }

  @Override
  public List<ParkedLine> parkedLines(@Nullable String flow) {
    called("parkedLines", flow);
    Cause cause = new Cause("too-long", "ten", "at most 300");
    Cause formula = new Cause("rule", "=1+1", "\"x\"");
    return calm
        ? List.of()
        : List.of(
            new ParkedLine("03388", "phieu", "12|7", cause, NOON),
            new ParkedLine(null, "chi-tieu", "0101", formula, NOON));
  }

  @Override
  public CaptureOperations capture() {
    return new CaptureOperations() {
      @Override
      public List<CaptureView> show(@Nullable String flow) {
        called("capture show", flow);
        return List.of(captured(List.of(), false));
      }

      @Override
      public List<CaptureView> install(@Nullable String flow, boolean carryOut, String by) {
        called("capture install", flow, carryOut, by);
        return List.of(captured(List.of("CREATE TRIGGER x"), carryOut));
      }

      @Override
      public List<CaptureView> remove(@Nullable String flow, boolean carryOut, String by) {
        called("capture remove", flow, carryOut, by);
        return List.of(captured(List.of("DROP TRIGGER x"), carryOut));
      }
    };
  }

  private CaptureView captured(List<String> statements, boolean done) {
    return new CaptureView(
        "bieu",
        calm || done ? "ready" : "broken",
        calm ? List.of() : List.of(new Cause("trigger-disabled", null, "bieu UPDATE")),
        List.of(new Cause("truncate", null, "PROCESS")),
        "pid 7, nhap",
        NOON,
        statements,
        statements.isEmpty() ? List.of() : List.of("GRANT SELECT ON x TO y"),
        done);
  }

  @Override
  public Proofs verify(@Nullable String flow) {
    called("verify", flow);
    var found = new Proofs.Found("03388|2025-07-01", Finding.Kind.DIFFERENT, List.of("ten"));
    var proof =
        new Proofs.Proof(
            "chi-tieu",
            calm,
            100,
            calm ? 99 : 98,
            Map.of(Standing.PARKED, 1),
            0,
            calm ? 0 : 1,
            2,
            99,
            calm ? List.of() : List.of(found),
            0,
            3,
            4096,
            null);
    return new Proofs("1.0", NOON, NOON, List.of(proof));
  }

  @Override
  public void discard(String flow, String key, String by, String why) {
    called("discard", flow, key, by, why);
  }

  @Override
  public RunView restore(String flow, String key, String field, String by, String why) {
    called("restore", flow, key, field, by, why);
    return run(flow);
  }

  @Override
  public List<ConflictView> conflicts(@Nullable String flow) {
    called("conflicts", flow);
    return calm ? List.of() : List.of(clash("chi-tieu", "1692"));
  }

  @Override
  public ConflictView conflict(String flow, String key) {
    called("conflict", flow, key);
    return clash(flow, key);
  }

  @Override
  public RunView resolve(
      String flow, String key, Choice choice, String seenFingerprint, String by, String why) {
    called("resolve", flow, key, choice, seenFingerprint, by, why);
    return run(flow);
  }

  @Override
  public TraceView trace(String flow, String key) {
    called("trace", flow, key);
    return new TraceView(
        flow,
        key,
        calm ? Standing.IN_STEP : Standing.PARKED,
        NOON,
        "TW:1691",
        4,
        List.of(),
        List.of(new RecordView.Field("ten", "một", "một")),
        List.of(new TraceView.Event(NOON, 7, "sent", null, null)),
        List.of(new TraceView.Loser(NOON, Side.PROVINCE, "ten", "hai")));
  }

  @Override
  public SentView sent(String flow, SentView.Question asked) {
    called("sent", flow, asked.key(), asked.since(), asked.until(), asked.after(), asked.limit());
    var line =
        new SentView.Line(
            NOON,
            7,
            "PT01",
            "withdrawn",
            "changes",
            "https://bo.example/api/v1/phieu",
            "abc",
            null);
    return calm ? new SentView(flow, List.of(), null) : new SentView(flow, List.of(line), "12.1");
  }

  @Override
  public void pause(@Nullable String flow, String by, String why) {
    called("pause", flow, by, why);
  }

  @Override
  public void resume(@Nullable String flow, String by) {
    called("resume", flow, by);
  }

  @Override
  public CheckView check() {
    called("check");
    List<Problem> problems =
        calm
            ? List.of()
            : List.of(new Problem("mappings/x.yaml", 12, "type", "\"txt\"", "a type", "text"));
    return new CheckView(problems, List.of(), List.of("purpose.phieu-ho"), weaker);
  }

  @Override
  public void stop() {
    called("stop");
  }

  @Override
  public HistoryView history(int days) {
    called("history", days);
    HistoryView.Flow flow = new HistoryView.Flow("dan-toc", List.of(1), List.of(0), List.of(2L));
    return new HistoryView(List.of(LocalDate.EPOCH), List.of(flow));
  }

  @Override
  public List<ActView> audit(int limit) {
    called("audit", limit);
    return List.of(new ActView("lan", "pause", "dan-toc", null, "đã xem", "done", NOON));
  }

  @Override
  public ActView.Chain auditVerify() {
    called("auditVerify");
    return new ActView.Chain(calm, calm ? 0 : 3);
  }

  @Override
  public BackupView backup() {
    called("backup");
    return new BackupView(
        "/var/lib/lienthong/backups/lienthong-20260301-120000.zip", NOON, 12, 3456);
  }

  @Override
  public BackupView restoreLedger(String file, String by) {
    called("restoreLedger", file, by);
    return new BackupView(file, NOON, 12, 3456);
  }

  @Override
  public String flowOf(String planId) {
    return "chi-tieu";
  }

  /** Where the API listens for a test: on any port, with nobody but the holder of the token. */
  public static Reception reception(Path data) {
    return new Reception(data, 0, null, Set.of(), act -> {}, Clock.systemUTC());
  }

  private void called(String name, @Nullable Object... arguments) {
    StringBuilder call = new StringBuilder(name);
    for (Object argument : arguments) {
      call.append(' ').append(argument);
    }
    calls.add(call.toString());
    RuntimeException fault = next;
    next = null;
    if (fault != null) {
      throw fault;
    }
  }

  private static void known(String flow) {
    if (!flow.equals("dan-toc") && !flow.equals("chi-tieu")) {
      throw new OperationException.UnknownFlow(flow, "dan-toc");
    }
  }

  private RunView run(String flow) {
    return calm
        ? new RunView(7, flow, FlowState.IN_STEP, NOON, NOON, CALM, List.of(), null, null)
        : new RunView(7, flow, FlowState.BEHIND, NOON, NOON, BUSY, List.of("0101"), null, null);
  }

  private static ConflictView clash(String flow, String key) {
    var field = new ConflictView.Contested("ten", "cũ", "cũ", "tỉnh sửa", "bộ sửa");
    return new ConflictView(flow, key, "9f2c11aa00bb22cc", "field", NOON, List.of(field));
  }
}
