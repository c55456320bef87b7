package vn.lienthong.admin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import vn.lienthong.ledger.Event;
import vn.lienthong.ledger.Loser;
import vn.lienthong.ledger.Receipt;
import vn.lienthong.mapping.Field;
import vn.lienthong.record.Base;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Held;
import vn.lienthong.record.Key;
import vn.lienthong.record.Standing;

/** What happened to single records, in the shape that people see. */
final class Stories {
  private final FlowNames flows;

  Stories(FlowNames flows) {
    this.flows = flows;
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
}
