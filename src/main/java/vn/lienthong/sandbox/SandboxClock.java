package vn.lienthong.sandbox;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The nation's clock, which a test may stop and set. */
final class SandboxClock extends Clock {
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private volatile @Nullable Instant stopped;

  /** Stands still at an instant; runs again from the true time with null. */
  void set(@Nullable Instant instant) {
    stopped = instant;
  }

  @Override
  public Instant instant() {
    Instant set = stopped;
    return set == null ? Clock.systemUTC().instant() : set;
  }

  /** Now, with milliseconds. */
  String stamp() {
    return MILLIS.format(instant());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(instant(), zone);
  }
}
