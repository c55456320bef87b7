package vn.lienthong.admin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.flow.RunRequest;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.ledger.Receipt;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Key;
import vn.lienthong.record.Standing;

/** The dead letters, and what people do about them. */
final class Parked {
  private static final int SHOWN = 1000;
  private static final int EXPORTED = 100_000;
  private static final String BY = "operator";

  private final FlowNames flows;
  private final Ledger ledger;
  private final Desk desk;
  private final Views views;
  private final Units units;

  Parked(FlowNames flows, Ledger ledger, Desk desk, Views views, Units units) {
    this.flows = flows;
    this.ledger = ledger;
    this.desk = desk;
    this.views = views;
    this.units = units;
  }

  List<ParkedGroup> groups(@Nullable String flow) {
    List<ParkedGroup> groups = new ArrayList<>();
    for (String name : flows.named(flow)) {
      groups.addAll(views.groups(name, ledger.entries().list(name, Standing.PARKED, SHOWN)));
    }
    groups.sort(Comparator.comparingLong(ParkedGroup::count).reversed());
    return groups;
  }

  RecordView one(String flow, String key) {
    Entry entry = desk.entry(flow, key);
    return flows.mapping(flow).fed()
        ? views.record(flow, entry, now(flow, entry.key()))
        : views.record(flow, entry, desk.line(flow, entry.key()));
  }

  /** Whether the row was mended meanwhile. */
  private RecordView.@Nullable Now now(String flow, Key key) {
    try {
      Counts counts = StatusBoard.counts(desk.run(flow, RunRequest.look(key, 1)).counts());
      if (counts.delivered() > 0) {
        return RecordView.Now.GOES;
      }
      if (counts.withdrawn() > 0) {
        return RecordView.Now.WITHDRAWN;
      }
      if (counts.waiting() > 0) {
        return RecordView.Now.WAITS;
      }
      return counts.parked() > 0 ? RecordView.Now.PARKED : RecordView.Now.GONE;
    } catch (OperationException notNow) {
      return null;
    }
  }

  RunView retry(String flow, @Nullable String key, @Nullable String cause, int perSecond) {
    flows.known(flow);
    if (key == null) {
      ledger.entries().retryAll(flow, cause, perSecond, BY);
    } else if (!ledger.entries().retry(flow, Desk.key(key), BY)) {
      throw gone(flow, Desk.key(key));
    }
    return retried(flow);
  }

  RunView retry(String flow, List<String> keys, int perSecond) {
    flows.known(flow);
    List<Key> sorted = keys.stream().map(Desk::key).sorted().toList();
    ledger.entries().retry(flow, sorted, perSecond, BY);
    return retried(flow);
  }

  private RunView retried(String flow) {
    return views.run(
        desk.run(flow, new RunRequest("retry", false, true, false, null, null, null, 0)), null);
  }

  /** Why a record cannot be tried again: a newer revision has gone, or it never was set aside. */
  private OperationException gone(String flow, Key key) {
    Receipt.Sent last = ledger.receipts().newest(flow, List.of(key)).get(key);
    if (last != null) {
      return new OperationException.Refused(
          flow + " " + key.text() + " has gone since: run " + last.run() + ", " + last.at());
    }
    boolean inStep =
        ledger.entries().find(flow, key).filter(e -> e.standing() == Standing.IN_STEP).isPresent();
    return inStep
        ? new OperationException.Refused(flow + " " + key.text() + " is in step")
        : new OperationException.NotFound(
            "nothing is parked or waiting as " + flow + " " + key.text());
  }

  List<ParkedLine> lines(@Nullable String flow) {
    List<ParkedLine> lines = new ArrayList<>();
    for (String name : flows.named(flow)) {
      List<Entry> parked = ledger.entries().list(name, Standing.PARKED, EXPORTED);
      Map<Key, String> named = units.of(name, parked.stream().map(Entry::key).toList());
      for (Entry entry : parked) {
        String unit = named.get(entry.key());
        for (Cause cause : entry.causes()) {
          lines.add(new ParkedLine(unit, name, entry.key().text(), cause, entry.since()));
        }
      }
    }
    return lines;
  }

  void discard(String flow, String key, String by, String why) {
    flows.known(flow);
    if (!ledger.entries().discard(flow, Desk.key(key), by, why)) {
      throw new OperationException.NotFound("nothing is parked as " + flow + " " + key);
    }
    desk.audit(by, "discard", flow, key, why);
  }
}
