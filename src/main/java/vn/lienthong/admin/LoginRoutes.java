package vn.lienthong.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.admin.access.Actor;
import vn.lienthong.admin.access.Entrance;
import vn.lienthong.admin.access.Pass;
import vn.lienthong.admin.access.Role;
import vn.lienthong.admin.access.Visit;
import vn.lienthong.web.Denial;

/** How people come in and go: by account and password, or by an address that works once. */
final class LoginRoutes {
  static final String LOGIN = "/api/login";
  private static final int LONGEST_NAME = 64;
  private final Entrance entrance;
  private final ActsBook book;
  private final Clock clock;

  LoginRoutes(Entrance entrance, ActsBook book, Clock clock) {
    this.entrance = entrance;
    this.book = book;
    this.clock = clock;
  }

  /**
   * Who is in.
   *
   * @param account null for the holder of the service's own token
   * @param units whose records it is about, as the account and its department say; {@code *} for
   *     all and none
   * @param expires when the session ends; null for the holder of the service's own token
   * @param token to be sent as a bearer token; only told to a program that asked for it at its
   *     login, and then there is no cookie
   */
  record Me(
      @Nullable String account,
      Role role,
      Set<String> flows,
      Set<String> units,
      @Nullable Instant expires,
      @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) String token) {
    static Me of(Visit visit, @Nullable String token) {
      Actor actor = visit.actor();
      List<Set<String>> units = actor.units();
      return new Me(
          actor.name(),
          actor.role(),
          actor.flows(),
          units.isEmpty() ? Set.of(Actor.ALL) : units.get(units.size() - 1),
          visit.expires(),
          token);
    }
  }

  void register(RoutesConfig routes, Doors doors) {
    routes.post(LOGIN, this::login);
    doors.read("/api/me", Reach.ANY, call -> Me.of(Gatekeeper.visit(call), null));
    doors.act("/api/logout", Role.VIEWER, Reach.ANY, this::logout);
    doors.act("/api/logins", Role.ADMINISTRATOR, Reach.ANY, this::invite);
  }

  private void login(Context call) {
    Body body = Body.of(call, "account", "password", "once", "bearer");
    String once = body.optional("once");
    String name = once == null ? body.text("account") : "once";
    String shown = name.substring(0, Math.min(LONGEST_NAME, name.length()));
    try {
      Pass pass = once == null ? entrance.login(name, body.text("password")) : entrance.once(once);
      book.note(String.valueOf(pass.actor().name()), "login", null, null, null, "done");
      Doors.answer(call, Me.of(new Visit(pass.actor(), pass.expires()), given(call, body, pass)));
    } catch (Denial denied) {
      if (book.worthALine()) {
        book.note(shown, "login", null, null, null, "refused: " + denied.code());
      }
      throw denied;
    }
  }

  /** A browser gets a cookie, which its scripts cannot read; a program the token that it wants. */
  private @Nullable String given(Context call, Body body, Pass pass) {
    if (body.flag("bearer")) {
      return pass.secret();
    }
    keep(call, pass.secret(), Duration.between(clock.instant(), pass.expires()));
    return null;
  }

  private Object logout(Context call) {
    Gatekeeper.secret(call).ifPresent(entrance::leave);
    keep(call, "", Duration.ZERO);
    return Map.of("done", true);
  }

  /** For whoever sits at this machine: an address that lets him in once, as far as he may go. */
  private Object invite(Context call) {
    return Map.of("once", entrance.code(Gatekeeper.actor(call), ActsBook.who(call)));
  }

  private static void keep(Context call, String secret, Duration life) {
    Cookie cookie = new Cookie(Gatekeeper.COOKIE, secret, "/", (int) life.toSeconds());
    cookie.setHttpOnly(true);
    cookie.setSameSite(SameSite.STRICT);
    cookie.setSecure(!Gatekeeper.ownName(call));
    call.cookie(cookie);
  }
}
