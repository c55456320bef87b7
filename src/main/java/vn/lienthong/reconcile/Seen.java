package vn.lienthong.reconcile;

import java.util.TreeMap;
import vn.lienthong.record.Base;
import vn.lienthong.record.Fingerprint;
import vn.lienthong.record.Key;
import vn.lienthong.record.Row;
import vn.lienthong.record.Side;

/**
 * What both sides showed when a record was set aside: a fingerprint per side, and nothing for a
 * side of which nothing was known. The nation's version counts, and so do a row's faults: mended,
 * it may hold the same values.
 */
public final class Seen {
  private static final String UNKNOWN = "";

  private Seen() {}

  public static String of(Sighting province, Sighting nation) {
    return print(province) + ":" + print(nation);
  }

  /** What both sides show as long as they are as they were left when they agreed. */
  public static String left(Key key, Base base) {
    Agreed agreed = new Agreed(base);
    return of(
        agreed.recalled(key, Side.PROVINCE, Sighting.UNREAD),
        agreed.recalled(key, Side.NATION, Sighting.UNREAD));
  }

  /** Whether the sides that were read now are as they were then. */
  public static boolean unchanged(String then, Sighting province, Sighting nation) {
    String[] halves = then.split(":", -1);
    return halves.length == 2 && fits(halves[0], province) && fits(halves[1], nation);
  }

  private static boolean fits(String then, Sighting now) {
    return now instanceof Sighting.Unread || then.equals(print(now));
  }

  private static String print(Sighting sighting) {
    if (sighting instanceof Sighting.Unread) {
      return UNKNOWN;
    }
    Fingerprint print = new Fingerprint();
    sighting.found().ifPresent(row -> add(print, row));
    return print.text();
  }

  private static void add(Fingerprint print, Row row) {
    print.add(Long.toString(row.handle().version()));
    new TreeMap<>(row.values()).forEach((field, value) -> print.add(field).add(value));
    row.faults().forEach(fault -> print.add(fault.text()));
  }
}
