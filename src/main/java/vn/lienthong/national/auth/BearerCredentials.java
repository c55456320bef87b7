package vn.lienthong.national.auth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import vn.lienthong.national.NationalProblem;

/**
 * The keeper of a bearer token, whatever the profile.
 *
 * <p>One token serves all threads. It is renewed when four fifths of its life are over, by the one
 * thread that notices first; the others go on with the old one while it lives, and so does
 * everybody if the renewal fails. Without a token all wait for the one thread that asks; if that
 * fails, all fail with it, and nobody asks again for a while that doubles each time, unless other
 * secrets are configured by then. What was noted by a clock that has been put back since counts for
 * nothing.
 */
final class BearerCredentials implements Credentials {
  private static final String AUTHORIZATION = "Authorization";
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private final Ticket ticket;
  private final TokenSource source;
  private final Clock clock;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile @Nullable Held held;
  private @Nullable Failed failed;

  private record Held(String authorization, Instant begun, Instant renew, Instant end) {
    boolean lives(Instant time) {
      return !time.isBefore(begun) && time.isBefore(end);
    }

    boolean fresh(Instant time) {
      return lives(time) && time.isBefore(renew);
    }

    @Override
    public String toString() {
      return "Held[" + end + "]";
    }
  }

  private record Failed(
      TokenRequest request, NationalProblem problem, Duration pause, Instant begun, Instant end) {
    boolean lasts(Instant time) {
      return !time.isBefore(begun) && time.isBefore(end);
    }
  }

  BearerCredentials(Ticket ticket, TokenSource source, Clock clock) {
    this.ticket = ticket;
    this.source = source;
    this.clock = clock;
  }

  @Override
  public Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>(ticket.besides());
    headers.put(AUTHORIZATION, token().authorization());
    return Map.copyOf(headers);
  }

  @Override
  public boolean refused(Map<String, String> headers) {
    asking.lock();
    try {
      Held now = held;
      if (now != null && now.authorization().equals(headers.get(AUTHORIZATION))) {
        held = null;
      }
      return true;
    } finally {
      asking.unlock();
    }
  }

  private Held token() {
    Held now = held;
    Instant time = clock.instant();
    if (now != null && now.lives(time)) {
      if (now.fresh(time) || asking.isLocked()) {
        return now;
      }
    }
    asking.lock();
    try {
      return renewed();
    } finally {
      asking.unlock();
    }
  }

  /** What another thread has fetched meanwhile, or a new one, or the old one while it lives. */
  private Held renewed() {
    Held now = held;
    Instant time = clock.instant();
    if (now != null && now.fresh(time)) {
      return now;
    }
    try {
      Held fetched = fetch(time);
      held = fetched;
      return fetched;
    } catch (NationalProblem problem) {
      if (now != null && now.lives(time)) {
        return now;
      }
      throw problem;
    }
  }

  private Held fetch(Instant time) {
    TokenRequest request = ticket.request();
    Failed before = failed;
    boolean again = before != null && before.request().equals(request);
    if (before != null && again && before.lasts(time)) {
      throw before.problem();
    }
    try {
      Token token = ticket.read(source.ask(request));
      failed = null;
      Duration life = token.life();
      Instant renew = time.plus(life.multipliedBy(4).dividedBy(5));
      return new Held("Bearer " + token.text(), time, renew, time.plus(life));
    } catch (NationalProblem problem) {
      Duration pause = before != null && again ? longer(before.pause()) : FIRST_PAUSE;
      Duration told = problem.retryAfter().orElse(pause);
      Duration wait = told.compareTo(pause) > 0 ? told : pause;
      Instant now = clock.instant();
      failed = new Failed(request, problem, pause, now, now.plus(wait));
      throw problem;
    }
  }

  private static Duration longer(Duration pause) {
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }
}
