package vn.lienthong.services;

import io.javalin.http.Context;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.KeptFile;
import vn.lienthong.web.Denial;

/** Lets in who has a key, as often as agreed, to what was granted. */
final class Admission {
  private static final int LONGEST_KEY = 200;
  private final KeptFile<Callers> callers;
  private final RequestRate rate;

  Admission(KeptFile<Callers> callers, RequestRate rate) {
    this.callers = callers;
    this.rate = rate;
  }

  /**
   * @throws Denial 401 without a key that is known, 429 too often
   */
  Caller admit(Context call) {
    String key = key(call);
    Caller caller =
        callers
            .now()
            .of(key == null || key.length() > LONGEST_KEY ? null : key)
            .orElseThrow(() -> new Denial(401, "UNAUTHORISED", "send a known key in X-API-Key"));
    call.attribute(ServicesErrors.CALLER, caller);
    rate.take(caller);
    return caller;
  }

  /**
   * @throws Denial 403 if the caller was not granted it
   */
  static void grant(Caller caller, String resource) {
    if (!caller.resources().contains(resource)) {
      throw new Denial(403, "NOT_GRANTED", "this caller may not ask for " + resource);
    }
  }

  private static @Nullable String key(Context call) {
    String key = call.header("X-API-Key");
    String bearer = call.header("Authorization");
    boolean given = bearer != null && bearer.toLowerCase(Locale.ROOT).startsWith("bearer ");
    return key == null && given ? bearer.substring(7).strip() : key;
  }
}
