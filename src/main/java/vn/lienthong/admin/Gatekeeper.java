package vn.lienthong.admin;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.web.Denial;

/**
 * Lets in who knows the token and asks this machine by its own name. The name is asked for because
 * a web page can point a name of its own at this address (DNS rebinding).
 */
final class Gatekeeper {
  private static final Set<String> OWN_NAMES = Set.of("127.0.0.1", "localhost", "[::1]");
  private final byte[] token;
  private final Set<String> open;

  /**
   * @param open paths that need no token
   */
  Gatekeeper(String token, Set<String> open) {
    this.token = token.getBytes(StandardCharsets.US_ASCII);
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
    if (!OWN_NAMES.contains(nameOf(call.header("Host")))) {
      throw new Denial(403, "wrong-host", "ask 127.0.0.1 or localhost");
    }
    if (open.contains(call.path()) && call.method() == HandlerType.GET) {
      return;
    }
    String given = call.header("Authorization");
    if (given == null || !given.regionMatches(true, 0, "Bearer ", 0, 7)) {
      throw new Denial(401, "no-token", "send the token in admin.token as a bearer token");
    }
    byte[] said = given.substring(7).strip().getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(said, token)) {
      throw new Denial(403, "wrong-token", "this is not the token in admin.token");
    }
  }

  private static String nameOf(@Nullable String host) {
    return host == null ? "" : host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
  }
}
