package vn.lienthong.reconcile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Authority;
import vn.lienthong.mapping.Retirement;
import vn.lienthong.reconcile.Decision.Kind;
import vn.lienthong.record.Base;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Held;
import vn.lienthong.record.Key;
import vn.lienthong.record.Row;
import vn.lienthong.record.Side;
import vn.lienthong.record.Standing;
import vn.lienthong.record.Write;

/**
 * The three-way comparison of one record: what was agreed, what the province holds, what the nation
 * holds. A pure function.
 *
 * <p>Agreed before, and in step or set aside since:
 *
 * <pre>
 * province \ nation │ gone            │ same             │ changed
 * ──────────────────┼─────────────────┼──────────────────┼──────────────────────
 * gone              │ FORGET          │ retire at nation │ conflict: deleted-and-edited
 * same              │ retire at prov. │ NOTHING          │ carry to province
 * changed           │ conflict        │ carry to nation  │ merge field by field
 * </pre>
 *
 * Only the row's authority retires: removed by the other side the record is RESTOREd there, and
 * under {@code manual} a person decides. What this reading says nothing of counts as same.
 *
 * <p>Never agreed on:
 *
 * <pre>
 * province \ nation │ gone             │ found
 * ──────────────────┼──────────────────┼──────────────────────
 * gone              │ NOTHING          │ CREATE at province
 * found             │ CREATE at nation │ ADOPT if the same, otherwise merge
 * </pre>
 *
 * <p>Retired: as long as each side is as it was left, NOTHING. Both gone since: FORGET. Brought
 * back by the authority: carried over as if never agreed on; by the other side: conflict {@code
 * revived}.
 *
 * <p>Before all that: a side that has the record outside the scope MOVEs it; a row with faults is
 * PARKed; what was set aside and has not changed since is KEPT until it is due or ruled on.
 */
public final class Reconciliation {
  private final Policy policy;

  public Reconciliation(Policy policy) {
    this.policy = policy;
  }

  /** As decided by a person who chose that side for this record. */
  public Reconciliation ruledFor(Side side) {
    return new Reconciliation(policy.ruledFor(side));
  }

  public Decision decide(Key key, @Nullable Entry entry, Sighting province, Sighting nation) {
    if (province instanceof Sighting.Elsewhere || nation instanceof Sighting.Elsewhere) {
      boolean known = entry != null && entry.standing() == Standing.MOVED;
      return Decision.of(key, known ? Kind.KEEP : Kind.MOVE);
    }
    List<Cause> faults = faults(province, nation);
    if (!faults.isEmpty()) {
      return keeps(entry, province, nation)
          ? Decision.of(key, Kind.KEEP)
          : Decision.parked(key, faults);
    }
    if (keeps(entry, province, nation)) {
      return Decision.of(key, Kind.KEEP);
    }
    if (entry == null || entry.base() == null) {
      return unknown(key, province, nation);
    }
    Base base = entry.base();
    return entry.standing() == Standing.RETIRED
        ? retired(key, base, province, nation)
        : agreed(key, base, province, nation);
  }

  private static List<Cause> faults(Sighting province, Sighting nation) {
    List<Cause> here = province.found().map(Row::faults).orElse(List.of());
    return here.isEmpty() ? nation.found().map(Row::faults).orElse(List.of()) : here;
  }

  private boolean keeps(@Nullable Entry entry, Sighting province, Sighting nation) {
    if (entry == null || policy.ruling() != null || entry.seen() == null) {
      return false;
    }
    boolean due = entry.nextAttempt() != null && !entry.nextAttempt().isAfter(policy.now());
    return !due && Seen.unchanged(entry.seen(), province, nation);
  }

  private Decision unknown(Key key, Sighting province, Sighting nation) {
    Row here = province.found().orElse(null);
    Row there = nation.found().orElse(null);
    if (here == null && there == null) {
      return Decision.of(key, Kind.NOTHING);
    }
    if (here != null && there != null) {
      return merge(key, null, here, there);
    }
    Side from = here != null ? Side.PROVINCE : Side.NATION;
    return create(
        key, Kind.CREATE, from, Objects.requireNonNull(here != null ? here : there), true);
  }

  private Decision agreed(Key key, Base base, Sighting province, Sighting nation) {
    boolean hereGone = province instanceof Sighting.Gone;
    boolean thereGone = nation instanceof Sighting.Gone;
    if (hereGone && thereGone) {
      return Decision.of(key, Kind.FORGET);
    }
    if (hereGone || thereGone) {
      Side left = hereGone ? Side.NATION : Side.PROVINCE;
      return endedBy(left.other(), key, base, hereGone ? nation : province);
    }
    Row here = province.found().orElseGet(() -> remembered(key, base, Side.PROVINCE));
    Row there = nation.found().orElseGet(() -> remembered(key, base, Side.NATION));
    return merge(key, base, here, there);
  }

  private Decision endedBy(Side ender, Key key, Base base, Sighting still) {
    Side left = ender.other();
    Row row = still.found().orElseGet(() -> remembered(key, base, left));
    boolean edited = still instanceof Sighting.Found && !holds(base, left, row);
    Authority owner = policy.overRow(Merge.halves(base, Side.NATION));
    if (policy.ruling() == null && (edited || owner == Authority.MANUAL)) {
      return Decision.conflict(key, "deleted-and-edited");
    }
    return owner == Policy.authorityOf(ender)
        ? retire(key, left, row)
        : create(key, Kind.RESTORE, left, row, false);
  }

  private Decision retired(Key key, Base base, Sighting province, Sighting nation) {
    if (asLeft(base, Side.PROVINCE, province) && asLeft(base, Side.NATION, nation)) {
      return Decision.of(key, Kind.NOTHING);
    }
    if (province instanceof Sighting.Gone && nation instanceof Sighting.Gone) {
      return Decision.of(key, Kind.FORGET);
    }
    Side back = asLeft(base, Side.PROVINCE, province) ? Side.NATION : Side.PROVINCE;
    Authority owner = policy.overRow(Merge.halves(base, back.other()));
    if (owner != Policy.authorityOf(back)) {
      return policy.ruling() == null
          ? Decision.conflict(key, "revived")
          : unknown(key, province, nation);
    }
    return unknown(key, province, nation);
  }

  private Decision merge(Key key, @Nullable Base base, Row here, Row there) {
    Merge merge = new Merge(policy, base, here, there);
    if (!merge.toNation.isEmpty()) {
      List<Cause> refused = policy.check().apply(merge.merged());
      if (!refused.isEmpty()) {
        return Decision.parked(key, refused);
      }
    }
    Write toProvince = update(key, merge.toProvince, here);
    Write toNation = update(key, merge.toNation, there);
    boolean still = toProvince == null && toNation == null;
    boolean learns = merge.learns || base == null || base.version() < there.handle().version();
    Kind kind = !still ? Kind.UPDATE : learns ? Kind.ADOPT : Kind.NOTHING;
    if (still && !merge.contests.isEmpty()) {
      kind = Kind.CONFLICT;
    }
    return new Decision(
        key,
        kind,
        toProvince,
        toNation,
        merge.contests,
        merge.losers,
        List.of(),
        merge.firstContact);
  }

  private static @Nullable Write update(
      Key key, Map<String, @Nullable String> values, Row expected) {
    return values.isEmpty() ? null : new Write(key, Write.Action.UPDATE, values, expected);
  }

  private Decision create(Key key, Kind kind, Side from, Row row, boolean first) {
    if (from == Side.PROVINCE) {
      List<Cause> refused = policy.check().apply(row.values());
      if (!refused.isEmpty()) {
        return Decision.parked(key, refused);
      }
    }
    Map<String, @Nullable String> values = new LinkedHashMap<>();
    row.values().forEach((f, v) -> values.put(f, vn.lienthong.record.Text.normal(v)));
    Write write = new Write(key, Write.Action.CREATE, values, null);
    return new Decision(
        key,
        kind,
        from == Side.NATION ? write : null,
        from == Side.PROVINCE ? write : null,
        List.of(),
        List.of(),
        List.of(),
        first);
  }

  private Decision retire(Key key, Side at, Row row) {
    Retirement retirement = policy.mapping().retirement();
    Map<String, @Nullable String> values = new LinkedHashMap<>();
    if (retirement.field() != null && retirement.value() != null) {
      String value = retirement.value();
      values.put(retirement.field(), value.equals("today") ? policy.today().toString() : value);
    }
    Write write = new Write(key, Write.Action.RETIRE, values, row);
    List<Lost> losers =
        row.values().entrySet().stream()
            .filter(e -> values.isEmpty() ? e.getValue() != null : values.containsKey(e.getKey()))
            .map(e -> new Lost(e.getKey(), at, e.getValue()))
            .toList();
    return new Decision(
        key,
        Kind.RETIRE,
        at == Side.PROVINCE ? write : null,
        at == Side.NATION ? write : null,
        List.of(),
        losers,
        List.of(),
        false);
  }

  private static boolean asLeft(Base base, Side side, Sighting sighting) {
    if (sighting instanceof Sighting.Unread) {
      return true;
    }
    boolean left = base.fields().values().stream().anyMatch(held -> held.half(side) != null);
    return sighting.found().map(row -> left && holds(base, side, row)).orElse(!left);
  }

  private static boolean holds(Base base, Side side, Row row) {
    for (Map.Entry<String, Held> field : base.fields().entrySet()) {
      if (!Objects.equals(field.getValue().half(side), row.value(field.getKey()))) {
        return false;
      }
    }
    return true;
  }

  /** The row of a side that this reading says nothing of. */
  static Row remembered(Key key, Base base, Side side) {
    String id = side == Side.NATION && base.nationalId() != null ? base.nationalId() : key.text();
    return new Row(
        key,
        Merge.halves(base, side),
        new vn.lienthong.record.Handle(id, side == Side.NATION ? base.version() : 0, false),
        List.of());
  }
}
