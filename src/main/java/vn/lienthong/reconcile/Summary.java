package vn.lienthong.reconcile;

import java.util.Arrays;
import vn.lienthong.record.Side;
import vn.lienthong.record.Write;

/** A plan in figures: how many decisions of each kind, and the fingerprints that name them all. */
public final class Summary {
  private static final Side[] SIDES = Side.values();

  private final int[] kinds = new int[Decision.Kind.values().length];
  private final int[] changed = new int[SIDES.length];
  private final int[] retired = new int[SIDES.length];
  private final int[] rows = new int[SIDES.length];
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
    kinds[decision.kind().ordinal()]++;
    if (decision.writes()) {
      for (Side side : SIDES) {
        Write write = decision.write(side);
        boolean retires = write != null && decision.kind() == Decision.Kind.RETIRE;
        count(retired, side, retires);
        count(changed, side, !retires && write != null && write.action() == Write.Action.UPDATE);
      }
      if (decisions == prints.length) {
        prints = Arrays.copyOf(prints, decisions * 2);
      }
      prints[decisions++] = decision.fingerprint();
      firstContacts += decision.firstContact() ? 1 : 0;
    }
  }

  private static void count(int[] counts, Side side, boolean one) {
    counts[side.ordinal()] += one ? 1 : 0;
  }

  public int of(Decision.Kind kind) {
    return kinds[kind.ordinal()];
  }

  /** Records that would be updated on that side. */
  public int changed(Side side) {
    return changed[side.ordinal()];
  }

  /** Records that would end on that side. */
  public int retired(Side side) {
    return retired[side.ordinal()];
  }

  /** Records in scope that the side holds. */
  public int rows(Side side) {
    return rows[side.ordinal()];
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
