package vn.lienthong.feed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.lienthong.ledger.Packed;
import vn.lienthong.ledger.Receipt;
import vn.lienthong.mapping.Feeding;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Key;
import vn.lienthong.record.Row;
import vn.lienthong.rules.RuleCheck;

/** Rows made ready to be sent: checked, held against the codes they name, worded and sealed. */
final class Reading {
  private static final int LARGEST = 2_000_000;
  static final String NEVER_SENT = "never-sent";
  private static final Cause TOO_LARGE = Cause.of("too-large");

  private final Feed feed;
  private final Exceptions exceptions;
  private final Codes codes;
  private final Seal seal;
  private final Revisions revisions;
  private final Ground ground;
  private final Function<Row, List<Cause>> checks;

  /** What a run has that its rows are read for. */
  interface Ground {
    /** A new number for what is about to be read, higher than any before. */
    String source();

    /** Whether the nation may have taken what no receipt tells of. */
    boolean unsettled();

    /** Whether this known record may be withdrawn without asking. */
    boolean mayWithdraw(Key key, @Nullable Entry before);

    /** Whether this run has already dealt with the record. */
    boolean touched(Entry entry);

    /** The run has read all rows since the log of changes was there; 0 if it has not. */
    long covered();

    /** Whether a person asks for just these records, discarded or not. */
    boolean insists();

    /** How long a record may wait for a code; asked with the entry of one that waits. */
    boolean waitedTooLong(Entry entry);

    /** The newest receipts of these records. */
    Map<Key, Receipt.Sent> newest(Collection<Key> keys);
  }

  Reading(Feed feed, Exceptions exceptions, Codes codes, Seal seal, Ground ground) {
    this.feed = feed;
    this.exceptions = exceptions;
    this.codes = codes;
    this.seal = seal;
    this.revisions = new Revisions(feed.requests(), seal);
    this.ground = ground;
    this.checks = feed.checks().get();
  }

  /**
   * Rows that are there.
   *
   * @param source taken before they were read
   */
  List<Item> found(List<Source.Found> rows, String source) {
    List<Row> readable = rows.stream().map(Source.Found::row).filter(Objects::nonNull).toList();
    Map<Key, Entry> before = exceptions.among(readable.stream().map(Row::key).toList());
    List<List<Cause>> missing = codes.missing(readable);
    List<Item> items = new ArrayList<>(rows.size());
    int next = 0;
    for (Source.Found found : rows) {
      Row row = found.row();
      if (row == null) {
        items.add(unreadable(found));
      } else {
        items.add(item(found.storedKey(), row, before.get(row.key()), missing.get(next++), source));
      }
    }
    return items;
  }

  /** The flows whose codes the records name. */
  Set<String> references() {
    return codes.flows();
  }

  /** How many records go in one call. */
  int largestBatch() {
    return feed.requests().largestBatch();
  }

  /** The ledger's entries of these records as they stand. */
  Map<Key, Entry> before(Collection<Key> keys) {
    return exceptions.among(keys);
  }

  private static Item unreadable(Source.Found found) {
    Cause cause = Optional.ofNullable(found.unreadable()).orElse(Cause.of("no-key"));
    Key key = Key.of("?" + found.storedKey().replaceAll("\\p{Cntrl}", "?"));
    return Item.kept(key, found.storedKey(), null, Item.Fate.SKIPPED, List.of(cause));
  }

  private Item item(
      String stored, Row row, @Nullable Entry before, List<Cause> missing, String source) {
    if (before != null && left(before, revisions.of(row))) {
      return skipped(row.key(), stored, before, Revisions.DISCARDED.code());
    }
    List<Cause> faults = row.sound() ? checks.apply(row) : row.faults();
    if (!faults.isEmpty() && !faults.stream().allMatch(Reading::comes)) {
      return kept(row, stored, before, Item.Fate.PARKED, faults);
    }
    List<Cause> wanting = missing.isEmpty() ? faults : missing;
    if (!wanting.isEmpty()) {
      boolean late = before != null && late(before, wanting, revisions.of(row));
      Item.Fate fate = late ? Item.Fate.PARKED : Item.Fate.WAITING;
      return kept(row, stored, before, fate, wanting);
    }
    byte[] content = feed.requests().content(row.values());
    if (content.length > LARGEST) {
      return kept(row, stored, before, Item.Fate.PARKED, List.of(TOO_LARGE));
    }
    byte[] entry = feed.requests().entry(row.key(), source, content);
    return Item.toSend(row.key(), stored, before, seal.of(content), entry);
  }

  private boolean late(Entry before, List<Cause> wanting, long revision) {
    return Revisions.parked(before, wanting, revision) || ground.waitedTooLong(before);
  }

  private boolean left(@Nullable Entry before, long revision) {
    return !ground.insists() && Revisions.discarded(before, revision);
  }

  private Item kept(
      Row row, String stored, @Nullable Entry before, Item.Fate fate, List<Cause> causes) {
    return Item.kept(row.key(), stored, before, fate, causes).seenAs(revisions.of(row));
  }

  /** What is missing may still come by itself. */
  private static boolean comes(Cause fault) {
    return fault.code().equals(RuleCheck.MISSING_REPORTERS);
  }

  /**
   * Records of which no row passes the filter any more. They are withdrawn if a receipt tells that
   * the nation has them, or if it may have them all the same: a withdrawal of what it never had
   * changes nothing there.
   *
   * @param stored their stored keys
   */
  List<Item> gone(Map<Key, String> stored, String source) {
    Map<Key, Entry> before = exceptions.among(stored.keySet());
    Map<Key, Receipt.Sent> sent = ground.newest(stored.keySet());
    List<Item> items = new ArrayList<>(stored.size());
    stored.forEach(
        (key, text) -> {
          Receipt.Sent last = sent.get(key);
          Entry entry = before.get(key);
          if (left(entry, Packed.WITHDRAWN)) {
            items.add(skipped(key, text, entry, Revisions.DISCARDED.code()));
            return;
          }
          boolean known = last != null && !last.withdrawn();
          if (known && feed.onGone() != Feeding.OnGone.KEEP && !ground.mayWithdraw(key, entry)) {
            items.add(Item.kept(key, text, entry, Item.Fate.WAITING, List.of(Allowance.GUARD)));
            return;
          }
          if (!known && entry == null && !ground.unsettled()) {
            items.add(skipped(key, text, null, last == null ? NEVER_SENT : "withdrawn"));
          } else if (feed.onGone() == Feeding.OnGone.KEEP) {
            items.add(skipped(key, text, entry, "kept"));
          } else {
            boolean erase = feed.onGone() == Feeding.OnGone.ERASE;
            byte[] withdrawal = feed.requests().withdrawal(key, source, erase);
            items.add(Item.withdrawal(key, text, entry, known, withdrawal));
          }
        });
    return items;
  }

  private static Item skipped(Key key, String stored, @Nullable Entry before, String why) {
    return Item.kept(key, stored, before, Item.Fate.SKIPPED, List.of(Cause.of(why)));
  }

  /** What would be sent of these rows, by its fingerprint; null if nothing would. */
  Map<Key, @Nullable String> prints(List<Source.Found> rows) {
    Map<Key, @Nullable String> prints = new LinkedHashMap<>();
    for (Source.Found found : rows) {
      Row row = found.row();
      if (row != null) {
        boolean fit = row.sound() && checks.apply(row).isEmpty();
        byte[] content = fit ? feed.requests().content(row.values()) : new byte[0];
        prints.put(row.key(), fit ? Long.toHexString(seal.of(content)) : null);
      }
    }
    return prints;
  }

  /** Leaves out our own writes: they changed nothing of what the nation was sent last. */
  List<Item> withoutEchoes(List<Item> items) {
    List<Key> keys = items.stream().filter(Item::sends).map(item -> item.key).toList();
    Map<Key, Receipt.Sent> newest = new HashMap<>(ground.newest(keys));
    return items.stream()
        .map(
            item -> {
              Receipt.Sent last = newest.get(item.key);
              boolean echo =
                  item.sends()
                      && item.before == null
                      && last != null
                      && last.fingerprint() == item.fingerprint;
              return echo ? skipped(item.key, item.storedKey, null, "own-write") : item;
            })
        .toList();
  }
}
