package vn.lienthong.reconcile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.lienthong.reconcile.Decision.Kind;
import vn.lienthong.record.Base;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Key;
import vn.lienthong.record.Row;
import vn.lienthong.record.Side;
import vn.lienthong.record.Standing;
import vn.lienthong.record.Waiting;

/**
 * The three-way comparison of one record: what was agreed, what the province holds, what the nation
 * holds. A pure function. What each side held is in the base, so the table has three parts.
 *
 * <p>Both sides held it:
 *
 * <pre>
 * province \ nation │ gone             │ same             │ changed
 * ──────────────────┼──────────────────┼──────────────────┼──────────────────────
 * gone              │ FORGET           │ ended by prov.   │ conflict
 * same              │ ended by nation  │ NOTHING          │ carried to province
 * changed           │ conflict         │ carried to nation│ merged field by field
 * </pre>
 *
 * Only the row's authority ends a record: it is RETIREd on the other side, unless it ended there
 * too. Removed by the other side, it is RESTOREd there. Under {@code manual} a person decides. An
 * edit of the very field that ends a record is the authority's as well.
 *
 * <p>One side held it, so the record had ended:
 *
 * <pre>
 * held by one \ by the other │ gone     │ found
 * ───────────────────────────┼──────────┼──────────────────────────────
 * gone                       │ FORGET   │ brought back
 * same, or edited but ended  │ NOTHING  │ brought back
 * changed                    │ brought  │ brought back by the authority
 * </pre>
 *
 * Brought back by the authority, it is carried over whole; by the other side: conflict {@code
 * revived}.
 *
 * <p>Neither side held it:
 *
 * <pre>
 * province \ nation │ gone             │ found
 * ──────────────────┼──────────────────┼──────────────────────
 * gone              │ NOTHING          │ CREATE at province
 * found             │ CREATE at nation │ ADOPT if the same, otherwise merged
 * </pre>
 *
 * <p>A side that was not read counts as it was left, as long as the record is in step; where it is
 * not, the ledger does not know what the side holds, and the record is KEPT until it is {@linkplain
 * #asks asked for}. Before all that: a side that has the record outside the scope MOVEs it; what
 * was set aside and has not changed since is KEPT until it is due or ruled on; a row with faults is
 * PARKed, and so is one of which the nation shows a version older than the base's.
 */
public final class Reconciliation {
  /** Of a record that was put back to an earlier state at the nation. */
  public static final Cause WENT_BACK = Cause.of("version-went-back");

  private final Policy policy;
  private final Unmoved unmoved;
  private final Groups groups;

  public Reconciliation(Policy policy) {
    this.policy = policy;
    this.unmoved = new Unmoved(policy.mapping());
    this.groups = Groups.of(policy.mapping());
  }

  /** As decided by a person who chose that side for this record. */
  public Reconciliation ruledFor(Side side) {
    return new Reconciliation(policy.ruledFor(side));
  }

  /**
   * Whether the record cannot be decided before the side that this reading says nothing of was
   * asked for it: it is not in step, so the base is not what that side holds.
   */
  public boolean asks(@Nullable Entry entry, Sighting province, Sighting nation) {
    return unknown(entry, province, nation) && !keeps(entry, province, nation);
  }

  public Decision decide(Key key, @Nullable Entry entry, Sighting province, Sighting nation) {
    return unmoved.is(entry, province, nation)
        ? Decision.of(key, Kind.NOTHING)
        : inFull(key, entry, province, nation);
  }

  /** By the tables above, without a short cut. */
  Decision inFull(Key key, @Nullable Entry entry, Sighting province, Sighting nation) {
    if (province instanceof Sighting.Elsewhere || nation instanceof Sighting.Elsewhere) {
      return moved(key, entry, province, nation);
    }
    if (keeps(entry, province, nation) || unknown(entry, province, nation)) {
      return Decision.of(key, Kind.KEEP);
    }
    List<Cause> faults = faults(province, nation);
    if (!faults.isEmpty()) {
      return Decision.parked(key, faults);
    }
    Decision decision = compare(key, entry == null ? null : entry.base(), province, nation);
    return decision.kind() == Kind.NOTHING ? learned(key, entry, decision) : decision;
  }

  private static Decision moved(
      Key key, @Nullable Entry entry, Sighting province, Sighting nation) {
    if (entry == null) {
      boolean ours = province.found().isPresent() || nation.found().isPresent();
      return Decision.of(key, ours ? Kind.MOVE : Kind.NOTHING);
    }
    return Decision.of(key, entry.standing() == Standing.MOVED ? Kind.KEEP : Kind.MOVE);
  }

  private static boolean unknown(@Nullable Entry entry, Sighting province, Sighting nation) {
    boolean unread = province instanceof Sighting.Unread || nation instanceof Sighting.Unread;
    return unread
        && entry != null
        && entry.standing() != Standing.IN_STEP
        && entry.standing() != Standing.RETIRED;
  }

  private boolean keeps(@Nullable Entry entry, Sighting province, Sighting nation) {
    if (entry == null || policy.ruling() != null || entry.seen() == null) {
      return false;
    }
    boolean due = entry.nextAttempt() != null && Waiting.over(entry.nextAttempt(), policy.now());
    return !due && Seen.unchanged(entry.seen(), province, nation);
  }

  private static List<Cause> faults(Sighting province, Sighting nation) {
    List<Cause> here = province.found().map(Row::faults).orElse(List.of());
    return here.isEmpty() ? nation.found().map(Row::faults).orElse(List.of()) : here;
  }

  /** Nothing is to be done, but the ledger may still have the record set aside. */
  private static Decision learned(Key key, @Nullable Entry entry, Decision nothing) {
    if (entry == null) {
      return nothing;
    }
    if (entry.base() == null) {
      return Decision.of(key, Kind.FORGET);
    }
    Standing settled = new Agreed(entry.base()).settled();
    return entry.standing() == settled ? nothing : Decision.of(key, Kind.ADOPT);
  }

  private Decision compare(Key key, @Nullable Base base, Sighting province, Sighting nation) {
    Agreed agreed = base == null ? Agreed.NOTHING : new Agreed(base);
    Sighting here = agreed.recalled(key, Side.PROVINCE, province);
    Sighting there = agreed.recalled(key, Side.NATION, nation);
    boolean everHeld = agreed.held(Side.PROVINCE) || agreed.held(Side.NATION);
    if (gone(here) && gone(there)) {
      return Decision.of(key, base == null ? Kind.NOTHING : Kind.FORGET);
    }
    if (policy.ruling() == null && agreed.wentBack(there)) {
      return Decision.parked(key, List.of(WENT_BACK));
    }
    if (everHeld && !(agreed.held(Side.PROVINCE) && agreed.held(Side.NATION))) {
      return new Presence(policy, groups, key, agreed, here, there).ended();
    }
    if (gone(here) || gone(there)) {
      Presence presence = new Presence(policy, groups, key, agreed, here, there);
      return everHeld ? presence.removed() : presence.met();
    }
    return new Merge(policy, groups, agreed, here, there).byEdits().decision(key);
  }

  private static boolean gone(Sighting sighting) {
    return sighting.found().isEmpty();
  }
}
