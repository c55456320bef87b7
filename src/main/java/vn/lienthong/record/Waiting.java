package vn.lienthong.record;

import java.time.Duration;
import java.time.Instant;

/**
 * Waiting for a moment that was written down. If the clock was ahead when that was done and has
 * been put right since, the moment may be a year away; so no wait counts that is longer than any
 * can be meant.
 */
public final class Waiting {
  /** Longer than any setting allows, with what is added to it at random. */
  public static final Duration LONGEST = Duration.ofDays(2);

  private Waiting() {}

  /** Whether it is over, or is none. */
  public static boolean over(Instant until, Instant now) {
    return !until.isAfter(now) || until.isAfter(now.plus(LONGEST));
  }

  /** Whether what was done then is at least so long ago, or was done by another clock. */
  public static boolean ago(Instant then, Duration time, Instant now) {
    return then.isAfter(now) || !then.plus(time).isAfter(now);
  }
}
