package vn.lienthong.sandbox;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/** Gives out tokens for the consumer key and secret. */
final class TokenDesk {
  private final Tokens tokens;
  private final Door door;
  private final byte[] credentials;

  TokenDesk(Tokens tokens, Door door, String key, String secret) {
    this.tokens = tokens;
    this.door = door;
    byte[] pair = (key + ":" + secret).getBytes(StandardCharsets.UTF_8);
    this.credentials =
        ("Basic " + Base64.getEncoder().encodeToString(pair)).getBytes(StandardCharsets.UTF_8);
  }

  void open(RoutesConfig routes) {
    routes.post("/token", ctx -> door.open(ctx, "", "token", oddities -> token(ctx)));
  }

  private String token(Context ctx) {
    byte[] given = String.valueOf(ctx.header("Authorization")).getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(credentials, given)) {
      return refused(ctx, 401, "invalid_client", "A valid OAuth client could not be found");
    }
    if (!"client_credentials".equals(ctx.formParam("grant_type"))) {
      return refused(ctx, 400, "unsupported_grant_type", "only client_credentials");
    }
    return Json.text(
        Json.object()
            .put("access_token", tokens.issue())
            .put("token_type", "Bearer")
            .put("expires_in", tokens.life().toSeconds()));
  }

  private static String refused(Context ctx, int status, String error, String why) {
    ctx.status(status);
    return Json.text(Json.object().put("error", error).put("error_description", why));
  }
}
