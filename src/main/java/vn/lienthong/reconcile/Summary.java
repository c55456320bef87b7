package vn.lienthong.reconcile;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import vn.lienthong.record.Side;
import vn.lienthong.record.Write;

/** A plan in figures: how many decisions of each kind, and the fingerprints that name them all. */
public final class Summary {
  private final Map<Decision.Kind, Integer> kinds = new EnumMap<>(Decision.Kind.class);
  private final Map<Side, Integer> changed = new EnumMap<>(Side.class);
  private final Map<Side, Integer> retired = new EnumMap<>(Side.class);
  private final Map<Side, Integer> rows = new EnumMap<>(Side.class);
  private long[] prints = new long[256];
  private int decisions;
  private int firstContacts;
  private int wentBack;
  private boolean sealed;

  /** A record that a side holds, as far as is known; also one that nothing is decided about. */
  public void see(boolean province, boolean nation) {
    count(rows, Side.PROVINCE, province);
    count(rows, Side.NATION, nation);
  }

  /** A record whose version at the nation is older than one that was seen there. */
  public void olderThanSeen() {
    wentBack++;
  }

  public void add(Decision decision) {
    kinds.merge(decision.kind(), 1, Integer::sum);
    for (Side side : Side.values()) {
      Write write = decision.write(side);
      boolean retires = write != null && decision.kind() == Decision.Kind.RETIRE;
      count(retired, side, retires);
      count(changed, side, !retires && write != null && write.action() == Write.Action.UPDATE);
    }
    if (decision.writes()) {
      if (decisions == prints.length) {
        prints = Arrays.copyOf(prints, decisions * 2);
      }
      prints[decisions++] = decision.fingerprint();
      firstContacts += decision.firstContact() ? 1 : 0;
    }
  }

  private static void count(Map<Side, Integer> counts, Side side, boolean one) {
    counts.merge(side, one ? 1 : 0, Integer::sum);
  }

  public int of(Decision.Kind kind) {
    return kinds.getOrDefault(kind, 0);
  }

  /** Records that would be updated on that side. */
  public int changed(Side side) {
    return changed.getOrDefault(side, 0);
  }

  /** Records that would end on that side. */
  public int retired(Side side) {
    return retired.getOrDefault(side, 0);
  }

  /** Records in scope that the side holds. */
  public int rows(Side side) {
    return rows.getOrDefault(side, 0);
  }

  /** How many records are {@link #olderThanSeen}. */
  public int wentBack() {
    return wentBack;
  }

  /** Decisions that write something. */
  public int writes() {
    return decisions;
  }

  public int firstContacts() {
    return firstContacts;
  }

  /** Of all decisions that write, ascending. */
  public long[] fingerprints() {
    if (!sealed) {
      prints = Arrays.copyOf(prints, decisions);
      Arrays.sort(prints);
      sealed = true;
    }
    return prints.clone();
  }
}
