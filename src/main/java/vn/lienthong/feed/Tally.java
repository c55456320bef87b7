package vn.lienthong.feed;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.lienthong.ledger.Count;
import vn.lienthong.ledger.Counts;
import vn.lienthong.record.Cause;

/**
 * What a run came to, each kind of end counted by itself. Immutable.
 *
 * @param skips how many were skipped, by the reason
 */
record Tally(Counts counts, Map<String, Integer> skips) {
  private static final Map<Item.Fate, Count> COUNTS =
      new EnumMap<>(
          Map.of(
              Item.Fate.DELIVERED, Count.DELIVERED,
              Item.Fate.UNCHANGED, Count.UNCHANGED,
              Item.Fate.WAITING, Count.WAITING,
              Item.Fate.PARKED, Count.PARKED,
              Item.Fate.SUPERSEDED, Count.SUPERSEDED,
              Item.Fate.WITHDRAWN, Count.WITHDRAWN,
              Item.Fate.SKIPPED, Count.SKIPPED));

  static Tally none() {
    return new Tally(Counts.none(), Map.of());
  }

  /** With what became of these; every fate must be final. */
  Tally with(List<Item> items) {
    int[] fates = new int[Item.Fate.values().length];
    Map<String, Integer> reasons = new TreeMap<>(skips);
    for (Item item : items) {
      fates[item.fate().ordinal()]++;
      if (item.fate() == Item.Fate.SKIPPED) {
        reasons.merge(reason(item), 1, Integer::sum);
      }
    }
    Map<Count, Integer> more = new EnumMap<>(Count.class);
    for (Item.Fate fate : Item.Fate.values()) {
      add(more, COUNTS.getOrDefault(fate, Count.PARKED), fates[fate.ordinal()]);
    }
    int withdrawn = fates[Item.Fate.WITHDRAWN.ordinal()];
    add(more, Count.READ_PROVINCE, items.size());
    add(more, Count.TO_NATION, fates[Item.Fate.DELIVERED.ordinal()] + withdrawn);
    add(more, Count.RETIRED_NATION, withdrawn);
    return new Tally(counts.plus(new Counts(more)), reasons);
  }

  private static void add(Map<Count, Integer> counts, Count count, int records) {
    if (records > 0) {
      counts.merge(count, records, Integer::sum);
    }
  }

  private static String reason(Item item) {
    return item.causes().stream().findFirst().map(Cause::code).orElse("unknown");
  }

  Tally plus(Tally other) {
    Map<String, Integer> reasons = new TreeMap<>(skips);
    other.skips.forEach((reason, rows) -> reasons.merge(reason, rows, Integer::sum));
    return new Tally(counts.plus(other.counts), reasons);
  }

  /** With rows that were not even read. */
  Tally skipped(String reason, long rows) {
    if (rows == 0) {
      return this;
    }
    Map<String, Integer> reasons = new TreeMap<>(skips);
    reasons.merge(reason, (int) rows, Integer::sum);
    Counts more = new Counts(Map.of(Count.READ_PROVINCE, (int) rows, Count.SKIPPED, (int) rows));
    return new Tally(counts.plus(more), reasons);
  }

  /** Every record that was read, and what became of it. */
  String equation() {
    String sum =
        "read %d = delivered %d + unchanged %d + waiting %d + parked %d + superseded %d"
            + " + withdrawn %d + skipped %d %s";
    return sum.formatted(
        counts.of(Count.READ_PROVINCE),
        counts.of(Count.DELIVERED),
        counts.of(Count.UNCHANGED),
        counts.of(Count.WAITING),
        counts.of(Count.PARKED),
        counts.of(Count.SUPERSEDED),
        counts.of(Count.WITHDRAWN),
        counts.of(Count.SKIPPED),
        skips);
  }
}
