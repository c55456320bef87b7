package vn.lienthong.crash;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Each failpoint in its turn, as far as a short storm comes: every other life ends where a batch is
 * under way, and one in five at random.
 */
final class Turns implements Aims {
  private static final Pattern OF_BATCH =
      Pattern.compile(
          ".*(http (.* batch|files put)|settle < (feed|flow).Settling.settle"
              + "|Carrying.writeProvince|Verdicts.write)");

  private final Random random;
  private final Set<String> failpoints = new TreeSet<>();
  private final List<String> hot = new ArrayList<>();
  private final List<String> others = new ArrayList<>();
  private int lives;

  Turns(Random random) {
    this.random = random;
  }

  /** Whether a batch is under way at this failpoint. */
  static boolean ofBatch(String failpoint) {
    return OF_BATCH.matcher(failpoint).matches();
  }

  @Override
  public void found(Set<String> shown) {
    failpoints.addAll(shown);
  }

  @Override
  public String next() {
    int life = lives++;
    if (life % 5 == 4) {
      return Conductor.ANY;
    }
    return life % 10 == 7 ? null : next(life % 4 != 1);
  }

  /** The failpoint that waits longest for its turn. */
  private String next(boolean ofBatch) {
    List<String> left = ofBatch ? hot : others;
    if (left.isEmpty()) {
      failpoints.stream().filter(point -> ofBatch(point) == ofBatch).forEach(left::add);
      Collections.shuffle(left, random);
    }
    return left.remove(left.size() - 1);
  }

  @Override
  public void hit(Conductor.Death death) {}
}
