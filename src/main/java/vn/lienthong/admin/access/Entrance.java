package vn.lienthong.admin.access;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.KeptFile;
import vn.lienthong.web.Denial;

/**
 * Lets people in: by their account and password, or by an address that somebody who has the
 * service's own token has asked for and that works once.
 */
public final class Entrance {
  private static final Duration DAY = Duration.ofHours(8);
  private static final Duration ONCE = Duration.ofMinutes(10);
  private final byte[] token;
  private final @Nullable KeptFile<Accounts> accounts;
  private final Lockout lockout;
  private final Sessions sessions;
  private final Sessions once;

  /**
   * @param token the service's own
   * @param accounts the file of accounts; null if there are none
   * @throws IllegalArgumentException if the file has a problem
   */
  public Entrance(String token, @Nullable Path accounts, Clock clock) {
    this.token = token.getBytes(StandardCharsets.US_ASCII);
    this.accounts = accounts == null ? null : new KeptFile<>("accounts", accounts, Accounts::read);
    this.lockout = new Lockout(clock);
    this.sessions = new Sessions(clock, DAY);
    this.once = new Sessions(clock, ONCE);
  }

  /**
   * @throws Denial if name and password do not belong together, or too many were wrong before
   */
  public Pass login(String name, String password) {
    Duration wait = lockout.left(name);
    if (!wait.isZero()) {
      throw new Denial(429, "locked", "too many wrong passwords; wait").after(wait);
    }
    Optional<Account> account = account(name);
    if (!Passwords.matches(password, account.map(Account::password).orElse(""))) {
      lockout.wrong(name);
      throw wrong();
    }
    lockout.right(name);
    Account known = account.orElseThrow();
    return sessions.open(known.actor(), known);
  }

  private Optional<Account> account(String name) {
    return accounts == null ? Optional.empty() : accounts.now().of(name);
  }

  /**
   * A code that lets in once, in the next ten minutes.
   *
   * @param asks who gets as far with it as he is himself; the holder of the service's own token
   *     everywhere
   * @param name under which the holder of the token acts
   */
  public String code(Actor asks, String name) {
    String own = asks.name();
    return own == null
        ? once.open(Actor.whole(name), null).secret()
        : once.open(asks, account(own).orElse(null)).secret();
  }

  /** The same for the service itself. */
  public String code(String name) {
    return code(Actor.OWNER, name);
  }

  /**
   * @throws Denial if the code was never given, was used or has expired
   */
  public Pass once(String code) {
    return once.take(code)
        .map(known -> sessions.open(known.actor(), known.account()))
        .orElseThrow(Entrance::wrong);
  }

  /** Whoever sends this as a bearer token. */
  public Optional<Visit> bearer(String secret) {
    byte[] said = secret.getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(said, token)
        ? Optional.of(new Visit(Actor.OWNER, null))
        : session(secret);
  }

  /** Whoever has this session, as the file of accounts has him now. */
  public Optional<Visit> session(String secret) {
    return sessions
        .of(secret)
        .flatMap(open -> asNow(open).map(actor -> new Visit(actor, open.expires())));
  }

  /** Nobody, if the account is gone or has another password. */
  private Optional<Actor> asNow(Sessions.Session open) {
    Account then = open.account();
    return then == null
        ? Optional.of(open.actor())
        : account(then.name())
            .filter(now -> now.password().equals(then.password()))
            .map(Account::actor);
  }

  public void leave(String secret) {
    sessions.take(secret);
  }

  private static Denial wrong() {
    return new Denial(403, "wrong-login", "no such account with this password");
  }
}
