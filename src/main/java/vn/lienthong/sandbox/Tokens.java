package vn.lienthong.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Bearer tokens that run out. */
final class Tokens {
  static final Duration HOUR = Duration.ofHours(1);
  private final Clock clock;
  private final Map<String, Instant> ends = new ConcurrentHashMap<>();
  private volatile Duration life = HOUR;

  Tokens(Clock clock) {
    this.clock = clock;
  }

  String issue() {
    ends.values().removeIf(end -> !clock.instant().isBefore(end));
    String token = UUID.randomUUID().toString();
    ends.put(token, clock.instant().plus(life));
    return token;
  }

  boolean valid(String token) {
    return Optional.ofNullable(ends.get(token)).filter(clock.instant()::isBefore).isPresent();
  }

  Duration life() {
    return life;
  }

  /** For the tokens to come. */
  void life(Duration life) {
    this.life = life;
  }

  void revokeAll() {
    ends.clear();
  }
}
