package vn.lienthong.flow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import vn.lienthong.reconcile.Aftermath;
import vn.lienthong.record.Outcome;

/**
 * Capped exponential waits with full jitter: after attempt n a random time up to first × 2ⁿ⁻¹, at
 * most the longest, but never less than the side asked for.
 */
public final class Retries implements Aftermath.Backoff {
  private final House.Limits limits;
  private final Clock clock;
  private final RandomGenerator random;

  public Retries(House.Limits limits, Clock clock, RandomGenerator random) {
    this.limits = limits;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public @Nullable Instant next(int attempts, Outcome.Later later) {
    return next(later.promised() ? 0 : attempts, later.after());
  }

  /**
   * After {@code attempts} tries in vain, none if it is only asked what became of one; null: no
   * more, a person is needed.
   */
  public @Nullable Instant next(int attempts, @Nullable Duration asked) {
    if (attempts > 0 && attempts >= limits.attempts()) {
      return null;
    }
    long most = limits.longestWait().toMillis();
    long grown = limits.firstWait().toMillis() << Math.max(0, Math.min(attempts - 1, 20));
    long wait = random.nextLong(Math.min(most, grown) + 1);
    long least = asked == null ? 0 : Math.min(asked.toMillis(), most);
    return clock.instant().plusMillis(Math.max(wait, least));
  }
}
