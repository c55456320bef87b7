package vn.lienthong.admin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.lienthong.flow.Report;
import vn.lienthong.ledger.Event;
import vn.lienthong.ledger.Loser;
import vn.lienthong.ledger.Receipt;
import vn.lienthong.mapping.Field;
import vn.lienthong.reconcile.Contest;
import vn.lienthong.record.Base;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Held;
import vn.lienthong.record.Key;
import vn.lienthong.record.Row;
import vn.lienthong.record.Side;
import vn.lienthong.record.Standing;

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

  RunView run(Report report, @Nullable PlanView plan) {
    return new RunView(
        report.run(),
        report.flow(),
        board.state(report.flow()),
        report.started(),
        report.ended(),
        StatusBoard.counts(report.counts()),
        report.changedSince(),
        report.cause() == null ? null : report.cause().text(),
        plan);
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
          List<String> keys = entries.stream().limit(20).map(e -> e.key().text()).toList();
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

  TraceView trace(
      String flow,
      Key key,
      Optional<Entry> entry,
      List<TraceView.Event> story,
      List<Loser> losers) {
    if (entry.isEmpty() && story.isEmpty()) {
      throw new OperationException.NotFound("nothing is known of " + flow + " " + key.text());
    }
    Base base = entry.map(Entry::base).orElse(null);
    List<RecordView.Field> agreed = new ArrayList<>();
    for (Field field : flows.mapping(flow).fields()) {
      Held held = base == null ? null : base.fields().get(field.name());
      if (held != null) {
        agreed.add(
            new RecordView.Field(
                field.name(),
                PlanLines.masked(field, held.province()),
                PlanLines.masked(field, held.nation())));
      }
    }
    return new TraceView(
        flow,
        key.text(),
        entry.map(Entry::standing).orElse(last(story)),
        entry.map(Entry::since).orElseGet(() -> story.get(story.size() - 1).at()),
        base == null ? null : base.nationalId(),
        base == null ? 0 : base.version(),
        entry.map(Entry::causes).orElse(List.of()),
        agreed,
        story,
        losers.stream().map(loser -> loser(flow, loser)).toList());
  }

  /** Of a record without entry: in step if it was sent and not withdrawn since. */
  private static Standing last(List<TraceView.Event> story) {
    return story.stream()
        .map(TraceView.Event::what)
        .filter(what -> what.equals("sent") || what.equals("withdrawn"))
        .reduce((older, newer) -> newer)
        .filter("sent"::equals)
        .map(sent -> Standing.IN_STEP)
        .orElse(Standing.RETIRED);
  }

  /** What happened to a record and when it left, the oldest first. */
  static List<TraceView.Event> story(List<Event> events, List<Receipt.Sent> receipts) {
    List<TraceView.Event> story = new ArrayList<>();
    events.forEach(event -> story.add(event(event)));
    for (Receipt.Sent sent : receipts) {
      String what = sent.withdrawn() ? "withdrawn" : "sent";
      String print = sent.withdrawn() ? "" : " " + HexFormat.of().toHexDigits(sent.fingerprint());
      story.add(new TraceView.Event(sent.at(), sent.run(), what, sent.kind() + print, null));
    }
    story.sort(Comparator.comparing(TraceView.Event::at));
    return story;
  }

  private static TraceView.Event event(Event event) {
    String what = event.what().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    String by = event.by().equals("gateway") ? null : event.by();
    return new TraceView.Event(event.at(), event.run(), what, event.detail(), by);
  }

  private TraceView.Loser loser(String flow, Loser loser) {
    Field field = flows.mapping(flow).field(loser.field());
    String value = PlanLines.masked(field, loser.value());
    return new TraceView.Loser(loser.at(), loser.side(), loser.field(), value);
  }

  /** Whether a run ended because a side did not answer. */
  boolean unreachable(@Nullable Cause cause) {
    return cause != null && cause.code().endsWith("-unreachable");
  }

  /** Which side a run's cause is about, as people are told. */
  String side(@Nullable Cause cause) {
    return cause != null && cause.code().startsWith("province") ? "province" : "national";
  }
}
