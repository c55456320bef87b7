package vn.lienthong.reconcile;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import vn.lienthong.mapping.Guard;
import vn.lienthong.record.Side;
import vn.lienthong.record.Write;

/**
 * Which writes of a plan wait for a person because too much would end or change within a day.
 *
 * @param retirements sides on which no record is retired without approval
 * @param changes sides on which no record is updated without approval
 */
public record GuardVerdict(Set<Side> retirements, Set<Side> changes) {
  /** What was done on each side in the last 24 hours, this plan not counted. */
  public record Done(Map<Side, Integer> retired, Map<Side, Integer> changed) {}

  public static GuardVerdict of(Guard guard, Summary plan, Done done) {
    Set<Side> retirements = EnumSet.noneOf(Side.class);
    Set<Side> changes = EnumSet.noneOf(Side.class);
    for (Side side : Side.values()) {
      int rows = plan.rows(side);
      int retired = plan.retired(side);
      int changed = plan.changed(side);
      int retiredAll = retired + done.retired().getOrDefault(side, 0);
      int changedAll = changed + done.changed().getOrDefault(side, 0);
      if (retired > 0 && retiredAll > most(guard.retireRows(), guard.retirePercent(), rows)) {
        retirements.add(side);
      }
      if (changed > 0 && changedAll > most(guard.changeRows(), guard.changePercent(), rows)) {
        changes.add(side);
      }
    }
    return new GuardVerdict(retirements, changes);
  }

  private static long most(int rows, int percent, int of) {
    return Math.max(rows, (long) of * percent / 100);
  }

  public boolean holds(Decision decision) {
    for (Side side : Side.values()) {
      Write write = decision.write(side);
      if (write == null || write.action() == Write.Action.CREATE) {
        continue;
      }
      boolean retires = decision.kind() == Decision.Kind.RETIRE;
      if ((retires ? retirements : changes).contains(side)) {
        return true;
      }
    }
    return false;
  }

  public boolean holdsAny() {
    return !retirements.isEmpty() || !changes.isEmpty();
  }
}
