package vn.lienthong.admin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.lienthong.flow.Report;
import vn.lienthong.mapping.Field;
import vn.lienthong.reconcile.Contest;
import vn.lienthong.record.Base;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Held;
import vn.lienthong.record.Row;
import vn.lienthong.record.Side;

/** What the gateway knows, in the shapes that people and programs see. */
final class Views {
  private final FlowNames flows;
  private final StatusBoard board;
  private final PlanLines lines;

  Views(FlowNames flows, StatusBoard board) {
    this.flows = flows;
    this.board = board;
    this.lines = new PlanLines(flows);
  }

  PlanView plan(Report report, @Nullable String id) {
    if (report.fed() != null) {
      return plan(report, report.fed());
    }
    return new PlanView(
        id,
        report.flow(),
        report.started(),
        report.firstContact(),
        report.guards(),
        StatusBoard.counts(report.counts()),
        report.notable(),
        report.lines().stream().map(line -> lines.change(report.flow(), line)).toList());
  }

  /** What would be sent, and what would be withdrawn; nothing of it waits under a name. */
  private static PlanView plan(Report report, Report.Fed fed) {
    Counts counts = StatusBoard.counts(report.counts());
    List<PlanView.Change> records = fed.keys().stream().map(Views::change).toList();
    return new PlanView(
        null,
        report.flow(),
        report.started(),
        false,
        List.of(),
        counts,
        counts.delivered() + counts.withdrawn(),
        records,
        fed.skips());
  }

  /** As {@link Report.Fed} tells it: a sign, a blank, the key. */
  private static PlanView.Change change(String line) {
    String action = line.startsWith("-") ? "withdraw" : "send";
    return new PlanView.Change(line.substring(2), action, null, false, List.of());
  }

  RunView run(Report report, @Nullable PlanView plan) {
    return run(report, plan, List.of());
  }

  /**
   * @param notFound keys that neither side holds
   */
  RunView run(Report report, @Nullable PlanView plan, List<String> notFound) {
    return new RunView(
        report.run(),
        report.flow(),
        board.state(report.flow()),
        report.started(),
        report.ended(),
        StatusBoard.counts(report.counts()),
        report.changedSince(),
        report.cause() == null ? null : report.cause().text(),
        plan,
        report.fed() == null ? null : report.fed().skips(),
        notFound);
  }

  List<ParkedGroup> groups(String flow, List<Entry> parked) {
    Map<Cause, List<Entry>> byCause = new LinkedHashMap<>();
    for (Entry entry : parked) {
      Cause cause = entry.causes().isEmpty() ? Cause.of("unknown") : entry.causes().get(0);
      byCause.computeIfAbsent(cause, c -> new ArrayList<>()).add(entry);
    }
    List<ParkedGroup> groups = new ArrayList<>();
    byCause.forEach(
        (cause, entries) -> {
          Instant since =
              entries.stream().map(Entry::since).min(Instant::compareTo).orElse(Instant.EPOCH);
          List<String> keys =
              entries.stream().limit(ParkedGroup.NAMED).map(e -> e.key().text()).toList();
          groups.add(new ParkedGroup(flow, cause, entries.size(), since, keys));
        });
    return groups;
  }

  RecordView record(String flow, Entry entry, Report.Line line) {
    Row here = line.province().found().orElse(null);
    Row there = line.nation().found().orElse(null);
    List<RecordView.Field> fields = new ArrayList<>();
    for (Field field : flows.mapping(flow).fields()) {
      if (here != null || there != null) {
        fields.add(
            new RecordView.Field(
                field.name(), PlanLines.shown(field, here), PlanLines.shown(field, there)));
      }
    }
    return new RecordView(
        flow,
        entry.key().text(),
        entry.standing(),
        entry.causes(),
        entry.attempts(),
        entry.nextAttempt(),
        entry.since(),
        entry.run(),
        fields);
  }

  /** Without a value: who may see those of a fed record is not for the gateway to say. */
  RecordView record(String flow, Entry entry, RecordView.@Nullable Now now) {
    return new RecordView(
        flow,
        entry.key().text(),
        entry.standing(),
        entry.causes(),
        entry.attempts(),
        entry.nextAttempt(),
        entry.since(),
        entry.run(),
        List.of(),
        now);
  }

  ConflictView conflict(String flow, Report.Line line) {
    Entry entry = Objects.requireNonNull(line.entry(), "a conflict stands in the ledger");
    Base base = entry.base();
    Row here = line.province().found().orElse(null);
    Row there = line.nation().found().orElse(null);
    List<String> contested =
        line.decision().contests().stream().map(Contest::field).filter(Objects::nonNull).toList();
    List<ConflictView.Contested> fields = new ArrayList<>();
    for (Field field : flows.mapping(flow).fields()) {
      if (contested.isEmpty() || contested.contains(field.name())) {
        Held held = base == null ? null : base.fields().get(field.name());
        fields.add(
            new ConflictView.Contested(
                field.name(),
                PlanLines.masked(field, held == null ? null : held.half(Side.PROVINCE)),
                PlanLines.masked(field, held == null ? null : held.half(Side.NATION)),
                PlanLines.shown(field, here),
                PlanLines.shown(field, there)));
      }
    }
    String kind = entry.causes().isEmpty() ? "both-changed" : entry.causes().get(0).code();
    String seen = Objects.requireNonNullElse(entry.seen(), "");
    return new ConflictView(flow, entry.key().text(), seen, kind, entry.since(), fields);
  }

  /** Whether a run ended because a side did not answer. */
  boolean unreachable(@Nullable Cause cause) {
    return cause != null && cause.code().endsWith("-unreachable");
  }

  /** Which side a run's cause is about, as people are told. */
  String side(@Nullable Cause cause) {
    String code = cause == null ? "" : cause.code();
    return code.startsWith("province") ? "province" : code.startsWith("l") ? "ledger" : "national";
  }
}
