package vn.lienthong.admin;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.admin.access.Actor;
import vn.lienthong.admin.access.Entrance;
import vn.lienthong.admin.access.Visit;
import vn.lienthong.web.Denial;

/**
 * Lets in who has the service's token or a session, and asks by a name that is known. The name is
 * asked for because a web page can point a name of its own at this address (DNS rebinding).
 */
final class Gatekeeper {
  /** Where a browser keeps its session. */
  static final String COOKIE = "lienthong";

  /** Sent by our own page with what it writes; a foreign page cannot send it. */
  static final String PAGE = "X-Lienthong-Page";

  private static final Set<String> OWN_NAMES = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final String VISIT = "visit";
  private final Entrance entrance;
  private final Set<String> hosts;
  private final Set<String> open;

  /**
   * @param hosts names beside this machine's own
   * @param open what needs neither token nor session, such as {@code GET /}
   */
  Gatekeeper(Entrance entrance, Set<String> hosts, Set<String> open) {
    this.entrance = entrance;
    this.hosts = hosts;
    this.open = open;
  }

  static String newToken() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /**
   * @throws Denial if the caller is not let in
   */
  void admit(Context call) {
    if (!ownName(call) && !hosts.contains(nameOf(call.header("Host")))) {
      throw new Denial(403, "wrong-host", "ask 127.0.0.1 or localhost");
    }
    if (!open.contains(call.method() + " " + call.path())) {
      call.attribute(VISIT, who(call));
    }
  }

  /** Whether the caller asks this machine itself, and not through a proxy by another name. */
  static boolean ownName(Context call) {
    return OWN_NAMES.contains(nameOf(call.header("Host")));
  }

  private Visit who(Context call) {
    Optional<Visit> visit = still(call);
    if (bearer(call).isPresent()) {
      return visit.orElseThrow(
          () -> new Denial(403, "wrong-token", "neither admin.token nor a session"));
    }
    Visit known = visit.orElseThrow(Gatekeeper::nobody);
    if (call.method() != HandlerType.GET && call.header(PAGE) == null) {
      throw new Denial(403, "not-the-page", "a session in a cookie writes with " + PAGE);
    }
    return known;
  }

  /** Whoever sent this call, as far as he is let in at this moment. */
  Optional<Visit> still(Context call) {
    Optional<String> bearer = bearer(call);
    return bearer.isPresent()
        ? bearer
            .flatMap(entrance::bearer)
            .filter(visit -> visit.actor().name() != null || ownName(call))
        : Optional.ofNullable(call.cookie(COOKIE)).flatMap(entrance::session);
  }

  /** What stands for the caller's session. */
  static Optional<String> secret(Context call) {
    return bearer(call).or(() -> Optional.ofNullable(call.cookie(COOKIE)));
  }

  private static Optional<String> bearer(Context call) {
    return Optional.ofNullable(call.header("Authorization"))
        .filter(given -> given.regionMatches(true, 0, "Bearer ", 0, 7))
        .map(given -> given.substring(7).strip());
  }

  private static Denial nobody() {
    return new Denial(401, "no-token", "send admin.token or a session as a bearer token");
  }

  /** Who has been let in. */
  static Actor actor(Context call) {
    return visit(call).actor();
  }

  static Visit visit(Context call) {
    Visit visit = call.attribute(VISIT);
    if (visit == null) {
      throw nobody();
    }
    return visit;
  }

  private static String nameOf(@Nullable String host) {
    return host == null ? "" : host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
  }
}
