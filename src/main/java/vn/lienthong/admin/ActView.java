package vn.lienthong.admin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.lienthong.ledger.Act;

/**
 * Something that a person did.
 *
 * @param flow, target, why null if it had none
 */
public record ActView(
    String who,
    String what,
    @Nullable String flow,
    @Nullable String target,
    @Nullable String why,
    String result,
    Instant at) {
  static ActView of(Act act) {
    return new ActView(
        act.who(), act.what(), act.flow(), act.target(), act.why(), act.result(), act.at());
  }

  /**
   * Whether what people did is all there, in its order and as it was entered.
   *
   * @param firstWrong the number of the first line that was edited, removed or reordered; 0 if none
   */
  public record Chain(boolean whole, long firstWrong) {}
}
