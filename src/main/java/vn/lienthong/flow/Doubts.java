package vn.lienthong.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.national.NationalProblem;
import vn.lienthong.national.Verdict;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Key;
import vn.lienthong.record.Outcome;
import vn.lienthong.record.Side;

/**
 * Tells a nation that is away from a record that it breaks at.
 *
 * <ol>
 *   <li>A part that brought no answer is sent once more, the same bytes under the same key.
 *   <li>If that is in vain too it is halved. More than {@value #MOST} parts in vain without any
 *       answer between: the nation is away, and the run ends.
 *   <li>A record that brings no answer by itself is to blame if the nation took something else
 *       after the doubt began. It is tried later, with growing waits.
 *   <li>If it took nothing else until the run's end, nobody is to blame: the nation is away.
 * </ol>
 */
final class Doubts {
  private static final int MOST = 7;
  static final Cause NO_ANSWER = Cause.of("no-answer");

  private final Map<Key, Item> unsure = new LinkedHashMap<>();
  private final Map<Key, Item> blamed = new LinkedHashMap<>();
  private @Nullable NationalProblem last;
  private boolean doubting;
  private boolean again;
  private boolean answeredSince;
  private int vain;

  /** Whether the problem leaves open what the nation did, or may be one of the batch's size. */
  static boolean about(NationalProblem problem) {
    return problem.verdict() == Verdict.UNKNOWN
        || problem.reason().code().equals("answer-too-long");
  }

  /** Another batch. */
  void begin() {
    again = false;
    doubting = false;
  }

  /** The nation answered to a part, whatever it said. */
  void answered() {
    again = false;
    vain = 0;
    answeredSince = true;
    blamed.putAll(unsure);
    unsure.clear();
  }

  /**
   * A part brought no answer.
   *
   * @return whether it goes once more as it is
   * @throws NationalProblem if the nation is away
   */
  boolean sendsAgain(NationalProblem problem) {
    if (!doubting) {
      doubting = true;
      answeredSince = false;
    }
    last = problem;
    if (!again && vain == 0) {
      again = true;
      return true;
    }
    if (++vain > MOST) {
      throw problem;
    }
    return false;
  }

  /**
   * A record brought no answer by itself.
   *
   * @return whether that can be settled; otherwise it is to be seen
   */
  boolean blames(Item item) {
    if (answeredSince) {
      blame(item);
    } else {
      unsure.put(item.seen.key(), item);
    }
    return answeredSince;
  }

  private static void blame(Item item) {
    item.became(Side.NATION, new Outcome.Later(NO_ANSWER, null));
  }

  /** The records that the nation turned out to break at, to be settled. */
  List<Item> blamed() {
    blamed.values().forEach(Doubts::blame);
    return new ArrayList<>(blamed.values());
  }

  /**
   * At the run's end.
   *
   * @throws NationalProblem if the nation took nothing since
   */
  void end() {
    if (last != null && !unsure.isEmpty()) {
      throw last;
    }
  }
}
