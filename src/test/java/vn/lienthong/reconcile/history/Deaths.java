package vn.lienthong.reconcile.history;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Where gateways are killed, and how many were. */
final class Deaths {
  static final Deaths NONE = new Deaths(0);

  private final int oneIn;
  private final Map<String, Integer> at = new TreeMap<>();

  /** The process is gone. */
  static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Killed() {
      super(null, null, false, false);
    }
  }

  /**
   * @param oneIn how many boundaries are passed for one death; 0: nobody dies
   */
  Deaths(int oneIn) {
    this.oneIn = oneIn;
  }

  boolean strikes(SplittableRandom random, String boundary) {
    boolean strikes = oneIn > 0 && random.nextInt(oneIn) == 0;
    if (strikes) {
      at.merge(boundary, 1, Integer::sum);
    }
    return strikes;
  }

  /** Most cycles end with one, so that many come one after the other. */
  boolean often() {
    return oneIn > 0 && oneIn < 10;
  }

  int all() {
    return at.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How many died at which boundary. */
  Map<String, Integer> at() {
    return at;
  }
}
