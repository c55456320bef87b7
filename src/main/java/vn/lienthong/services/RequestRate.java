package vn.lienthong.services;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import vn.lienthong.web.Denial;

/** Lets each caller ask so often in a minute; a minute's worth may come at once. */
final class RequestRate {
  private static final double MINUTE = 60_000_000_000.0;
  private final Clock clock;
  private final Map<String, Bucket> buckets = new HashMap<>();

  RequestRate(Clock clock) {
    this.clock = clock;
  }

  private record Bucket(double left, long at) {}

  /**
   * @throws Denial 429, with the wait
   */
  synchronized void take(Caller caller) {
    long now = clock.millis() * 1_000_000;
    double most = caller.requestsPerMinute();
    Bucket bucket = buckets.getOrDefault(caller.name(), new Bucket(most, now));
    double grown = Math.max(0, now - bucket.at()) / MINUTE * most;
    double left = Math.min(most, bucket.left() + grown);
    if (left < 1) {
      buckets.put(caller.name(), new Bucket(left, now));
      long wait = (long) Math.ceil((1 - left) / most * 60);
      String told = "at most " + caller.requestsPerMinute() + " requests in a minute";
      throw new Denial(429, "TOO_MANY_REQUESTS", told).after(Duration.ofSeconds(wait));
    }
    buckets.put(caller.name(), new Bucket(left - 1, now));
  }
}
