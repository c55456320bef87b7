package vn.lienthong.reconcile;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Base;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Handle;
import vn.lienthong.record.Held;
import vn.lienthong.record.Outcome;
import vn.lienthong.record.Row;
import vn.lienthong.record.Side;
import vn.lienthong.record.Standing;
import vn.lienthong.record.Write;

/** The base after a decision was carried out as far as the sides let it. */
final class Advance {
  private final Decision decision;
  private final Aftermath.Done done;
  private final @Nullable Base old;
  private final Sighting province;
  private final Sighting nation;

  Advance(
      Decision decision,
      @Nullable Entry entry,
      Sighting province,
      Sighting nation,
      Aftermath.Done done) {
    this.decision = decision;
    this.done = done;
    this.old = entry == null ? null : entry.base();
    this.province = after(Side.PROVINCE, province);
    this.nation = after(Side.NATION, nation);
  }

  /** What each side showed last. */
  String seen() {
    return Seen.of(province, nation);
  }

  @Nullable Base base() {
    if (setsAside() || missesWhole()) {
      return old;
    }
    Row here = province.found().orElse(null);
    Row there = nation.found().orElse(null);
    Set<String> stays = stays();
    Map<String, Held> fields = new LinkedHashMap<>();
    for (String field : names(here, there)) {
      Held held = old == null ? null : old.fields().get(field);
      boolean unread = lacks(here, field) || lacks(there, field);
      if (!stays.contains(field) && !unread) {
        fields.put(field, Flips.next(held, value(here, field), value(there, field)));
      } else if (held != null) {
        fields.put(field, held);
      }
    }
    if (there != null) {
      Handle handle = there.handle();
      return new Base(handle.id(), handle.version(), fields);
    }
    return new Base(old == null ? null : old.nationalId(), old == null ? 0 : old.version(), fields);
  }

  private boolean setsAside() {
    return switch (decision.kind()) {
      case PARK, MOVE, KEEP -> true;
      case CONFLICT -> decision.contests().stream().anyMatch(c -> c.field() == null);
      default -> false;
    };
  }

  /** A record that was to appear, to end or to come back, and did not. */
  private boolean missesWhole() {
    boolean ended = old != null && new Agreed(old).settled() == Standing.RETIRED;
    for (Side side : Side.values()) {
      Write write = decision.write(side);
      boolean whole = write != null && (ended || write.action() != Write.Action.UPDATE);
      if (whole && done.missed(decision, side)) {
        return true;
      }
    }
    return false;
  }

  /** Contested fields, and those that a side was to take and did not. */
  private Set<String> stays() {
    Set<String> stays = new HashSet<>();
    decision.contests().forEach(contest -> stays.add(String.valueOf(contest.field())));
    for (Side side : Side.values()) {
      Write write = decision.write(side);
      if (write != null && done.missed(decision, side)) {
        stays.addAll(write.values().keySet());
      }
    }
    return stays;
  }

  private Sighting after(Side side, Sighting before) {
    if (done.at(side) instanceof Outcome.Done written) {
      return written.after() == null ? Sighting.GONE : Sighting.of(written.after());
    }
    return old == null ? before : new Agreed(old).recalled(decision.key(), side, before);
  }

  /** The fields of the rows that were read; of the base where none was. */
  private Set<String> names(@Nullable Row here, @Nullable Row there) {
    Set<String> names = new LinkedHashSet<>();
    if (there != null) {
      names.addAll(there.values().keySet());
    }
    if (here != null) {
      names.addAll(here.values().keySet());
    }
    if (names.isEmpty() && old != null) {
      names.addAll(old.fields().keySet());
    }
    return names;
  }

  private static boolean lacks(@Nullable Row row, String field) {
    return row != null && !row.values().containsKey(field);
  }

  private static @Nullable String value(@Nullable Row row, String field) {
    return row == null ? null : row.value(field);
  }
}
