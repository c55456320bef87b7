package vn.lienthong.flow;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.lienthong.ledger.Count;
import vn.lienthong.ledger.Counts;
import vn.lienthong.ledger.Event;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.ledger.Settlement;
import vn.lienthong.reconcile.Aftermath;
import vn.lienthong.reconcile.Decision;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Key;
import vn.lienthong.record.Outcome;
import vn.lienthong.record.Side;
import vn.lienthong.record.Write;

/** Writes into the ledger what became of each batch, and counts it. */
final class Settling {
  private final String flow;
  private final long run;
  private final long fencing;
  private final Ledger ledger;
  private final Aftermath aftermath;
  private final Clock clock;
  private final Set<Key> changedSince = new LinkedHashSet<>();
  private final Set<Key> forgotten = new HashSet<>();
  private final Map<String, Integer> deadLetters = new TreeMap<>();
  private Counts counts = Counts.none();
  private long settled;

  Settling(String flow, long run, long fencing, House house, Aftermath aftermath) {
    this.flow = flow;
    this.run = run;
    this.fencing = fencing;
    this.ledger = house.ledger();
    this.aftermath = aftermath;
    this.clock = house.clock();
  }

  void settle(Batch batch) {
    List<Entry> entries = new ArrayList<>();
    Set<Key> removed = new HashSet<>();
    List<Event> events = new ArrayList<>();
    Set<Key> underWay = new HashSet<>();
    deadLetters.clear();
    for (Item item : batch.items()) {
      Entry entry = after(item);
      if (entry == null || missed(entry)) {
        leaveOut(item.seen.key());
        events.add(event(item.seen.key(), Event.What.CHANGED_SINCE, null));
      }
      if (entry == null) {
        continue;
      }
      if (Aftermath.forgets(entry)) {
        removed.add(entry.key());
      } else {
        entries.add(entry);
      }
      if (UnderWay.after(item)) {
        underWay.add(entry.key());
      }
      tell(item, entry, events);
    }
    ledger.entries().settle(flow, new Settlement(fencing, entries, removed, events, underWay));
    ledger.runs().progress(run, counts);
    forgotten.addAll(removed);
    settled += entries.size() + removed.size();
  }

  private static boolean missed(Entry entry) {
    return entry.causes().contains(Aftermath.CHANGED_SINCE);
  }

  /** The record is not what was seen when it was decided. */
  void leaveOut(Key key) {
    if (changedSince.add(key)) {
      count(Count.CHANGED_SINCE);
    }
  }

  /** The record waits for others to be in step; that is no attempt. */
  void wait(Item item, List<Cause> causes) {
    Entry before = item.seen.entry();
    Entry entry = aftermath.waiting(item.seen.key(), before, causes);
    List<Event> events = new ArrayList<>();
    if (before == null || before.standing() != entry.standing()) {
      events.add(event(entry.key(), Event.What.WAITING, text(causes)));
    }
    ledger.entries().settle(flow, new Settlement(fencing, List.of(entry), Set.of(), events));
  }

  private @Nullable Entry after(Item item) {
    Sightings.Seen seen = item.seen;
    return aftermath.entry(
        item.decision, seen.entry(), seen.province(), seen.nation(), item.done());
  }

  private void tell(Item item, Entry entry, List<Event> events) {
    for (Side side : Side.values()) {
      Write write = item.decision.write(side);
      if (write != null && item.outcome(side) instanceof Outcome.Done) {
        written(side, write, item.decision.kind(), events);
      }
    }
    Event.What what =
        switch (entry.standing()) {
          case WAITING -> Event.What.WAITING;
          case PARKED -> Event.What.PARKED;
          case CONFLICT -> Event.What.CONFLICT;
          case MOVED -> Event.What.MOVED;
          case RETIRED -> Event.What.RETIRED;
          case IN_STEP -> released(item) ? Event.What.RELEASED : Event.What.ADOPTED;
        };
    if (what == Event.What.PARKED) {
      deadLetters.merge(text(entry.causes()), 1, Integer::sum);
    }
    if (what != Event.What.ADOPTED) {
      if (!missed(entry)) {
        events.add(event(entry.key(), what, text(entry.causes())));
      }
    } else if (item.decision.kind() == Decision.Kind.ADOPT) {
      count(Count.ADOPTED);
    }
  }

  private static boolean released(Item item) {
    Entry before = item.seen.entry();
    return before != null
        && switch (before.standing()) {
          case WAITING, PARKED, CONFLICT -> true;
          default -> false;
        };
  }

  private void written(Side side, Write write, Decision.Kind kind, List<Event> events) {
    boolean here = side == Side.PROVINCE;
    count(here ? Count.TO_PROVINCE : Count.TO_NATION);
    if (kind == Decision.Kind.RETIRE) {
      count(here ? Count.RETIRED_PROVINCE : Count.RETIRED_NATION);
    } else if (write.action() == Write.Action.UPDATE) {
      count(here ? Count.CHANGED_PROVINCE : Count.CHANGED_NATION);
    }
    Event.What what = here ? Event.What.WRITTEN_TO_PROVINCE : Event.What.WRITTEN_TO_NATION;
    String detail = write.action().name().toLowerCase(java.util.Locale.ROOT);
    String fields =
        write.action() == Write.Action.UPDATE
            ? " " + String.join(",", write.values().keySet())
            : "";
    events.add(event(write.key(), what, detail + fields));
  }

  private void count(Count count) {
    counts = counts.plus(count, 1);
  }

  private Event event(Key key, Event.What what, @Nullable String detail) {
    return new Event(key, what, detail, run, clock.instant(), "gateway");
  }

  private static String text(List<Cause> causes) {
    return String.join("; ", causes.stream().map(Cause::text).toList());
  }

  Map<String, Integer> deadLetters() {
    return deadLetters;
  }

  boolean over(Key key) {
    return changedSince.contains(key) || forgotten.contains(key);
  }

  List<String> changedKeys() {
    return changedSince.stream().map(Objects::toString).toList();
  }

  /** How many records this run has settled. */
  long settled() {
    return settled;
  }

  Counts counts() {
    return counts;
  }
}
