package vn.lienthong.reconcile;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Fingerprint;
import vn.lienthong.record.Row;

/**
 * What both sides showed when a record was set aside: a fingerprint per side, and nothing for a
 * side that was not read.
 */
final class Seen {
  private static final String UNREAD = "";

  private Seen() {}

  static String of(Sighting province, Sighting nation) {
    return print(province) + ":" + print(nation);
  }

  /** Whether the sides that were read now are as they were then. */
  static boolean unchanged(String then, Sighting province, Sighting nation) {
    String[] halves = then.split(":", -1);
    return halves.length == 2 && fits(halves[0], province) && fits(halves[1], nation);
  }

  private static boolean fits(String then, Sighting now) {
    return now instanceof Sighting.Unread || then.equals(UNREAD) || then.equals(print(now));
  }

  private static String print(Sighting sighting) {
    if (sighting instanceof Sighting.Unread) {
      return UNREAD;
    }
    Fingerprint print = new Fingerprint();
    Map<String, @Nullable String> values =
        sighting.found().map(Row::values).orElseGet(TreeMap::new);
    new TreeMap<>(values).forEach((field, value) -> print.add(field).add(value));
    return print.text();
  }
}
