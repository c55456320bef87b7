package vn.lienthong.admin.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes guessing slow: after some wrong passwords, an account waits longer with each further one.
 */
final class Lockout {
  private static final int FREE = 5;
  private static final Duration FIRST = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final int REMEMBERED = 10_000;

  private final Clock clock;

  private final Map<String, Tries> wrong =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
          return size() > REMEMBERED;
        }
      };

  private record Tries(int number, Instant until) {}

  Lockout(Clock clock) {
    this.clock = clock;
  }

  /** How long this name has still to wait; zero if it may try. */
  synchronized Duration left(String name) {
    Tries tries = wrong.get(name);
    Instant now = clock.instant();
    return tries == null || !tries.until().isAfter(now)
        ? Duration.ZERO
        : Duration.between(now, tries.until());
  }

  synchronized void wrong(String name) {
    Tries before = wrong.getOrDefault(name, new Tries(0, Instant.EPOCH));
    int number = before.number() + 1;
    Duration wait = Duration.ZERO;
    if (number >= FREE) {
      long times = 1L << Math.min(10, number - FREE);
      wait = FIRST.multipliedBy(times);
      wait = wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
    wrong.put(name, new Tries(number, clock.instant().plus(wait)));
  }

  synchronized void right(String name) {
    wrong.remove(name);
  }
}
