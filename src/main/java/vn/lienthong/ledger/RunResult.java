package vn.lienthong.ledger;

import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Cause;

/**
 * How a run ended.
 *
 * @param result one word: {@code in-step}, {@code findings}, {@code held}, {@code failed} …
 * @param cause why, if it did not end well
 */
public record RunResult(String result, @Nullable Cause cause, Counts counts) {
  /** The result of a run that has not ended. */
  public static final String RUNNING = "running";

  /** The result of a run whose process went away. */
  public static final String INTERRUPTED = "interrupted";
}
