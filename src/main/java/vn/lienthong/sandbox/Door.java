package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What every call passes: the token, and the faults that were asked for. */
final class Door {
  private static final Logger LOG = LoggerFactory.getLogger(Door.class);
  private static final int MOST_HEARD_OUT = 8 << 20;
  private static final String HTML = "<html><body><h1>502 Bad Gateway</h1></body></html>";
  private final Tokens tokens;
  private final Faults faults;
  private final SandboxClock clock;

  Door(Tokens tokens, Faults faults, SandboxClock clock) {
    this.tokens = tokens;
    this.faults = faults;
    this.clock = clock;
  }

  /** Answers a call that needs a token. */
  void pass(Context ctx, String resource, String operation, Function<Oddities, String> answer) {
    if (knows(ctx)) {
      open(ctx, resource, operation, answer);
    }
  }

  /** What answers a call by itself. */
  interface Handler {
    void handle(Oddities oddities) throws IOException;
  }

  /** Lets a call through that needs a token. */
  void admit(Context ctx, String resource, String operation, Handler handler) throws IOException {
    if (!knows(ctx)) {
      return;
    }
    Oddities odd = faults.at(resource, operation);
    LockSupport.parkNanos(odd.number("delayMillis", 0) * 1_000_000L);
    if (fails(odd) && !odd.on("afterWrite")) {
      fail(ctx, odd);
      return;
    }
    handler.handle(odd);
    if (fails(odd)) {
      fail(ctx, odd);
    }
  }

  private boolean knows(Context ctx) {
    String header = String.valueOf(ctx.header("Authorization"));
    boolean known =
        header.startsWith("Bearer ") && tokens.valid(header.substring("Bearer ".length()));
    if (!known) {
      ctx.header("WWW-Authenticate", "Bearer");
      send(ctx, 401, Json.text(Envelope.fault("Make sure you have provided a valid token")));
    }
    return known;
  }

  /** Answers a call that needs none. */
  void open(Context ctx, String resource, String operation, Function<Oddities, String> answer) {
    Oddities odd = faults.at(resource, operation);
    LockSupport.parkNanos(odd.number("delayMillis", 0) * 1_000_000L);
    boolean fails = fails(odd);
    if (fails && !odd.on("afterWrite")) {
      fail(ctx, odd);
      return;
    }
    String body = answer(ctx, odd, answer);
    if (fails) {
      fail(ctx, odd);
    } else if (odd.on("cut")) {
      send(ctx, ctx.statusCode(), body.substring(0, body.length() / 2));
    } else {
      send(ctx, ctx.statusCode(), body);
    }
  }

  private String answer(Context ctx, Oddities odd, Function<Oddities, String> answer) {
    try {
      ctx.status(200);
      return answer.apply(odd);
    } catch (Refusal refusal) {
      ctx.status(refusal.status());
      return Json.text(Envelope.failure(refusal.code(), refusal.reason(), clock.stamp()));
    }
  }

  private static boolean fails(Oddities odd) {
    return odd.number("status", 0) != 0
        || odd.text("code").isPresent()
        || odd.on("html")
        || odd.on("empty");
  }

  private void fail(Context ctx, Oddities odd) {
    int status = odd.number("status", 200);
    if (odd.number("retryAfter", -1) >= 0) {
      ctx.header("Retry-After", String.valueOf(odd.number("retryAfter", 0)));
    }
    if (odd.on("empty")) {
      ctx.status(status).result("");
    } else if (odd.on("html")) {
      ctx.status(status).html(HTML);
    } else if (status == 401) {
      send(ctx, status, Json.text(Envelope.fault("Access failure for API")));
    } else {
      String code = odd.text("code").orElse(codeOf(status));
      ObjectNode failure = Envelope.failure(code, "asked for by a test", clock.stamp());
      send(ctx, status, Json.text(failure));
    }
  }

  private static String codeOf(int status) {
    return switch (status) {
      case 404 -> "NOT_FOUND";
      case 413 -> "TOO_LARGE";
      case 429 -> "TOO_MANY_REQUESTS";
      case 502, 503, 504 -> "UNAVAILABLE";
      default -> status < 500 ? "BAD_REQUEST" : "INTERNAL";
    };
  }

  /**
   * Reads what of the request nobody has read. An answer given before would close the connection
   * under a caller who is still sending, and who might then never see the answer.
   */
  static void hearOut(Context ctx) {
    try {
      ctx.req().getInputStream().readNBytes(MOST_HEARD_OUT);
    } catch (IOException broken) {
      LOG.debug("{} {} broke off", ctx.method(), ctx.path());
    }
  }

  static void send(Context ctx, int status, String json) {
    ctx.status(status).contentType("application/json");
    ctx.result(json.getBytes(StandardCharsets.UTF_8));
  }
}
