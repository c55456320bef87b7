package vn.lienthong;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that the machine's clock was put back, by a count that nobody can put back: a schedule
 * that has noted when it is next due would otherwise wait until the clock is there again.
 */
final class ClockWatch implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);
  private static final Duration MUCH = Duration.ofMinutes(1);

  private final Clock clock;
  private final LongSupplier nanos;
  private final Runnable anew;
  private Instant seen;
  private long counted;

  /**
   * @param nanos goes on evenly, from wherever
   * @param anew makes the schedules find out anew when they are due
   */
  ClockWatch(Clock clock, LongSupplier nanos, Runnable anew) {
    this.clock = clock;
    this.nanos = nanos;
    this.anew = anew;
    this.seen = clock.instant();
    this.counted = nanos.getAsLong();
  }

  private void again() {
    try {
      anew.run();
    } catch (RuntimeException broken) {
      // whoever calls this by the second would not call again
      LOG.error("schedules that are due as before: {}", broken.getClass().getName());
    }
  }

  @Override
  public void run() {
    Instant now = clock.instant();
    long count = nanos.getAsLong();
    Duration back = Duration.between(now, seen).plusNanos(count - counted);
    seen = now;
    counted = count;
    if (back.abs().compareTo(MUCH) > 0) {
      LOG.warn("the clock was put {} by {}", back.isNegative() ? "forward" : "back", back.abs());
      again();
    }
  }
}
