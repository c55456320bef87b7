package vn.lienthong.admin;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.admin.access.Actor;
import vn.lienthong.admin.access.Entrance;
import vn.lienthong.admin.access.Pass;
import vn.lienthong.admin.access.Role;
import vn.lienthong.web.Denial;

/** How people come in and go: by account and password, or by an address that works once. */
final class LoginRoutes {
  static final String LOGIN = "/api/login";
  private static final int LONGEST_NAME = 64;
  private static final int LINES_A_MINUTE = 30;
  private final Entrance entrance;
  private final ActsBook book;
  private final Clock clock;
  private Instant minute = Instant.EPOCH;
  private int refused;

  LoginRoutes(Entrance entrance, ActsBook book, Clock clock) {
    this.entrance = entrance;
    this.book = book;
    this.clock = clock;
  }

  /**
   * Who is in.
   *
   * @param account null for the holder of the service's own token
   * @param expires when the session ends; null for one without an end
   * @param token to be sent as a bearer token by those who keep no cookies; only told at the login
   */
  record Me(
      @Nullable String account,
      Role role,
      Set<String> flows,
      @Nullable Instant expires,
      @Nullable String token) {}

  void register(RoutesConfig routes, Doors doors) {
    routes.post(LOGIN, this::login);
    doors.read("/api/me", call -> me(Gatekeeper.actor(call)));
    doors.act("/api/logout", Role.VIEWER, this::logout);
    doors.act("/api/logins", Role.ADMINISTRATOR, this::invite);
  }

  private void login(Context call) {
    Body body = Body.of(call, "account", "password", "once");
    String once = body.optional("once");
    String name = once == null ? body.text("account") : "once";
    String shown = name.substring(0, Math.min(LONGEST_NAME, name.length()));
    try {
      Pass pass = once == null ? entrance.login(name, body.text("password")) : entrance.once(once);
      book.note(String.valueOf(pass.actor().name()), "login", null, null, null, "done");
      keep(call, pass.secret(), Duration.between(clock.instant(), pass.expires()));
      Actor actor = pass.actor();
      Doors.answer(
          call, new Me(actor.name(), actor.role(), actor.flows(), pass.expires(), pass.secret()));
    } catch (Denial denied) {
      if (worthALine()) {
        book.note(shown, "login", null, null, null, "refused: " + denied.code());
      }
      throw denied;
    }
  }

  /** Whoever may knock as often as he likes must not fill the audit. */
  private synchronized boolean worthALine() {
    Instant now = clock.instant();
    if (Duration.between(minute, now).abs().compareTo(Duration.ofMinutes(1)) >= 0) {
      minute = now;
      refused = 0;
    }
    return ++refused <= LINES_A_MINUTE;
  }

  private static Me me(Actor actor) {
    return new Me(actor.name(), actor.role(), actor.flows(), null, null);
  }

  private Object logout(Context call) {
    Optional.ofNullable(call.cookie(Gatekeeper.COOKIE)).ifPresent(entrance::leave);
    keep(call, "", Duration.ZERO);
    return Map.of("done", true);
  }

  /** For whoever sits at this machine: an address that lets him in once. */
  private Object invite(Context call) {
    return Map.of("once", entrance.code(ActsBook.who(call)));
  }

  private static void keep(Context call, String secret, Duration life) {
    Cookie cookie = new Cookie(Gatekeeper.COOKIE, secret, "/", (int) life.toSeconds());
    cookie.setHttpOnly(true);
    cookie.setSameSite(SameSite.STRICT);
    cookie.setSecure(!Gatekeeper.ownName(call));
    call.cookie(cookie);
  }
}
