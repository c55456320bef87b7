package vn.lienthong.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.lienthong.ledger.Count;
import vn.lienthong.ledger.Event;
import vn.lienthong.ledger.FeedSettlement;
import vn.lienthong.ledger.FeedState.Witness;
import vn.lienthong.ledger.Packed;
import vn.lienthong.ledger.Receipt;
import vn.lienthong.ledger.Settlement;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Key;
import vn.lienthong.record.Outcome;
import vn.lienthong.record.Standing;

/** Writes down what became of each batch, one transaction for each, one after the other. */
final class Settling {
  private static final int FEW = 20;
  private static final int PERCENT = 5;

  private final Ticket ticket;
  private final Exceptions exceptions;
  private final boolean tolerant;
  private final Waterline waterline = new Waterline();
  private final Map<String, Integer> parked = new HashMap<>();
  private final Map<String, Integer> deadLetters = new TreeMap<>();
  private Tally tally = Tally.none();
  private long expected;
  private long looked;

  /**
   * @param tolerant a person has said that many records may be parked for one cause
   */
  Settling(Ticket ticket, Exceptions exceptions, boolean tolerant) {
    this.ticket = ticket;
    this.exceptions = exceptions;
    this.tolerant = tolerant;
  }

  /** About how many records there are to be read. */
  synchronized void expect(long records) {
    expected = records;
  }

  synchronized void add(Batch batch) {
    waterline.add(batch.number, batch.until);
  }

  /**
   * @throws Unable if too many records would be parked for one cause: nothing of it is settled
   * @throws vn.lienthong.ledger.LeaseLost if another instance has taken the flow
   */
  synchronized void settle(Batch batch, Function<List<Item>, @Nullable Witness> witness) {
    Instant now = ticket.clock().instant();
    List<Entry> entries = new ArrayList<>();
    Set<Key> removed = new HashSet<>();
    List<Event> events = new ArrayList<>();
    Packed.Builder sent = new Packed.Builder();
    for (Item item : batch.items) {
      settled(item, now, entries, removed, events);
      if (item.sends() && item.taken()) {
        sent.add(item.key, item.fingerprint);
      }
    }
    holdIfTooMany(batch.items);
    Packed packed = sent.build();
    Tally after = tally.with(batch.items);
    String flow = ticket.flow();
    String hash = ticket.mappingHash();
    FeedSettlement settlement =
        new FeedSettlement(
            new Settlement(ticket.fencing(), entries, removed, events),
            packed.records() == 0
                ? null
                : new Receipt(0, flow, ticket.run(), batch.kind, now, hash, packed),
            waterline.reached(batch.number),
            witness.apply(batch.items),
            ticket.run(),
            after.counts());
    ticket.ledger().feeds().settle(flow, settlement);
    waterline.finish(batch.number);
    tally = after;
    if (!entries.isEmpty()) {
      exceptions.some();
    }
    count(batch.items);
    batch.items.forEach(Item::forget);
  }

  private void settled(
      Item item, Instant now, List<Entry> entries, Set<Key> removed, List<Event> events) {
    Entry before = item.before;
    Entry entry = entry(item, now);
    if (entry != null) {
      entries.add(entry);
      boolean old =
          before != null
              && before.standing() == entry.standing()
              && before.causes().equals(entry.causes());
      if (!old) {
        boolean waits = entry.standing() == Standing.WAITING;
        Event.What what = waits ? Event.What.WAITING : Event.What.PARKED;
        events.add(event(item.key, what, text(entry.causes()), now));
      }
      return;
    }
    if (item.causes().contains(Revisions.DISCARDED)) {
      return;
    }
    if (before != null) {
      removed.add(item.key);
      events.add(event(item.key, Event.What.RELEASED, null, now));
    }
    switch (item.fate()) {
      case WITHDRAWN -> events.add(event(item.key, Event.What.RETIRED, null, now));
      case SUPERSEDED -> events.add(event(item.key, Event.What.SUPERSEDED, null, now));
      default -> {}
    }
  }

  /** Null if nothing is out of the ordinary. */
  private @Nullable Entry entry(Item item, Instant now) {
    int attempts = item.before == null ? 0 : item.before.attempts();
    return switch (item.fate()) {
      case WAITING -> entry(item, Standing.WAITING, attempts, null, now);
      case PARKED -> entry(item, Standing.PARKED, attempts + 1, null, now);
      case LATER -> {
        // to ask again after what the nation has accepted is no attempt
        boolean promised = item.causes().contains(Outcome.ACCEPTED);
        int tried = promised ? attempts : attempts + 1;
        Instant next = ticket.backoff().next(promised ? 0 : tried, item.asked());
        Standing standing = next == null ? Standing.PARKED : Standing.WAITING;
        item.became(next == null ? Item.Fate.PARKED : Item.Fate.WAITING, item.causes());
        yield entry(item, standing, tried, next, now);
      }
      default -> null;
    };
  }

  private Entry entry(
      Item item, Standing standing, int attempts, @Nullable Instant next, Instant now) {
    Entry before = item.before;
    Instant since = before != null && before.standing() == standing ? before.since() : now;
    return new Entry(
        item.key,
        standing,
        null,
        attempts,
        next,
        item.causes(),
        Revisions.text(item.revision()),
        since,
        ticket.run(),
        ticket.mappingHash());
  }

  /** So many for one cause are not bad records: something is wrong with all of them. */
  private void holdIfTooMany(List<Item> items) {
    if (tolerant) {
      return;
    }
    Map<String, Integer> now = new HashMap<>(parked);
    items.stream().filter(Settling::fresh).forEach(item -> add(now, item));
    long read = Math.max(expected, tally.counts().of(Count.READ_PROVINCE) + items.size());
    now.forEach(
        (cause, records) -> {
          if (records > FEW && records * 100L > read * PERCENT) {
            throw new Unable(new Cause(Holding.TOO_MANY, null, cause));
          }
        });
  }

  private void count(List<Item> items) {
    items.stream().filter(Settling::fresh).forEach(item -> add(parked, item));
    items.stream().filter(Settling::news).forEach(item -> add(deadLetters, item));
  }

  private static void add(Map<String, Integer> causes, Item item) {
    causes.merge(text(item.causes()), 1, Integer::sum);
  }

  /** Parked, and not set aside for that already: that it still cannot go says nothing of others. */
  private static boolean fresh(Item item) {
    Entry before = item.before;
    return item.fate() == Item.Fate.PARKED
        && (before == null || !before.causes().equals(item.causes()));
  }

  /** Parked, and not for that already. */
  private static boolean news(Item item) {
    Entry before = item.before;
    boolean waited = before != null && before.standing() == Standing.WAITING;
    return fresh(item) || (waited && item.fate() == Item.Fate.PARKED);
  }

  private Event event(Key key, Event.What what, @Nullable String detail, Instant now) {
    return new Event(key, what, detail, ticket.run(), now, "gateway");
  }

  private static String text(List<Cause> causes) {
    return String.join("; ", causes.stream().map(Cause::text).toList());
  }

  synchronized void skipped(String reason, long rows) {
    tally = tally.skipped(reason, rows);
  }

  /** Rows of the province that were written. */
  synchronized void wrote(int rows) {
    tally = new Tally(tally.counts().plus(Count.TO_PROVINCE, rows), tally.skips());
  }

  /** Rows that were read to be compared, whatever comes of it. */
  synchronized void looked(int rows) {
    looked += rows;
  }

  /** How many records the run has dealt with, and about how many there are. */
  synchronized long[] progress() {
    return new long[] {Math.max(looked, tally.counts().of(Count.READ_PROVINCE)), expected};
  }

  synchronized Tally tally() {
    return tally;
  }

  /** How many records were parked since last asked, by the cause's text. */
  synchronized Map<String, Integer> deadLetters() {
    Map<String, Integer> told = Map.copyOf(deadLetters);
    deadLetters.clear();
    return told;
  }
}
