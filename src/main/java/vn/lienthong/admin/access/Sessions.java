package vn.lienthong.admin.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Secrets that stand for somebody until they expire. Only their hashes are kept; a restart forgets
 * them all.
 */
final class Sessions {
  private static final int MOST = 1_000;
  private static final SecureRandom CHANCE = new SecureRandom();
  private final Clock clock;
  private final Duration life;
  private final Map<String, Session> open = new LinkedHashMap<>();

  /**
   * What a secret stands for.
   *
   * @param account whose password was given; null if none was
   */
  record Session(Actor actor, @Nullable Account account, Instant expires) {}

  Sessions(Clock clock, Duration life) {
    this.clock = clock;
    this.life = life;
  }

  synchronized Pass open(Actor actor, @Nullable Account account) {
    Instant now = clock.instant();
    open.values().removeIf(session -> !session.expires().isAfter(now));
    while (open.size() >= MOST) {
      Iterator<String> oldest = open.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
    byte[] bytes = new byte[32];
    CHANCE.nextBytes(bytes);
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Instant expires = now.plus(life);
    open.put(hash(secret), new Session(actor, account, expires));
    return new Pass(secret, actor, expires);
  }

  synchronized Optional<Session> of(String secret) {
    return Optional.ofNullable(open.get(hash(secret)))
        .filter(session -> session.expires().isAfter(clock.instant()));
  }

  /** The same, and never again. */
  synchronized Optional<Session> take(String secret) {
    Optional<Session> session = of(secret);
    open.remove(hash(secret));
    return session;
  }

  private static String hash(String secret) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }
}
