package vn.lienthong.files;

import vn.lienthong.national.NationalProblem;
import vn.lienthong.national.Verdict;

/**
 * How often the calls about one file broke off since it last got further. After each the nation is
 * asked how far it has got: if it does not answer that either, it is away; if it does, and the file
 * still does not get through, the file is left for later.
 */
final class Breaks {
  private static final int MOST = 2;
  private int breaks;
  private boolean answered;

  /**
   * @param further whether the receiving side now has more than before
   */
  void answered(boolean further) {
    answered = true;
    breaks = further ? 0 : breaks;
  }

  /**
   * @return whether to ask again; false: leave this file
   * @throws NationalProblem if the nation is away, or does not let us in
   */
  boolean again(NationalProblem problem) {
    boolean doubtful =
        problem.verdict() == Verdict.UNKNOWN || problem.verdict() == Verdict.CONTRACT_BROKEN;
    if (!doubtful || (breaks > 0 && !answered)) {
      throw problem;
    }
    answered = false;
    return ++breaks < MOST;
  }
}
