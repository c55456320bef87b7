package vn.lienthong.record;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of one {@link Write}. */
public sealed interface Outcome {
  /** Why: the side has taken it, and will say later what became of it. */
  Cause ACCEPTED = Cause.of("accepted");

  /**
   * The side holds it.
   *
   * @param after the row as the side now holds it, read back; null if it was removed
   */
  record Done(@Nullable Row after) implements Outcome {}

  /** The side no longer holds what was seen: decide again from what it holds now. */
  record ChangedSince() implements Outcome {}

  /** The side will never take it as it is. */
  record Refused(List<Cause> causes) implements Outcome {}

  /**
   * Not now.
   *
   * @param cause why
   * @param after the wait that the side asked for, if it did
   */
  record Later(Cause cause, @Nullable Duration after) implements Outcome {
    /** To ask what became of it is no attempt to write it. */
    public boolean promised() {
      return cause.equals(ACCEPTED);
    }
  }
}
