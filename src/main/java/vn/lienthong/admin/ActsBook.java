package vn.lienthong.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.javalin.http.Context;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.lienthong.ledger.Act;
import vn.lienthong.web.Denial;

/**
 * Takes down what is done over HTTP: each act that the operations do not take down themselves, and
 * each that was refused.
 */
final class ActsBook {
  /** In which a command says, percent-encoded, for whom it acts. */
  private static final String BY = "X-Lienthong-By";

  private static final int LONGEST = 100;
  private static final int LINES_A_MINUTE = 30;

  /** What {@link Operations} enter into the audit, with the name that is given them. */
  private static final Set<String> ENTERED_THERE =
      Set.of("approve", "discard", "resolve", "restore", "pause", "resume", "install", "remove");

  private final Consumer<Act> book;
  private final Clock clock;
  private Instant minute = Instant.EPOCH;
  private int refused;

  ActsBook(Consumer<Act> book, Clock clock) {
    this.book = book;
    this.clock = clock;
  }

  Object kept(Context call, Supplier<Object> act) {
    String what = last(call.path());
    try {
      Object view = act.get();
      if (!ENTERED_THERE.contains(what)) {
        enter(call, what, view instanceof RunView run ? run.state().text() : "done");
      }
      return view;
    } catch (OperationException refused) {
      enter(call, what, "refused: " + refused.getClass().getSimpleName());
      throw refused;
    } catch (Denial denied) {
      enter(call, what, "refused: " + denied.code());
      throw denied;
    }
  }

  /** What a person is shown is not taken down; what he was refused is. */
  Object shown(Context call, Supplier<Object> view) {
    try {
      return view.get();
    } catch (Denial denied) {
      if (denied.status() == 403 && worthALine()) {
        enter(call, "read " + last(call.path()), "refused: " + denied.code());
      }
      throw denied;
    }
  }

  /** Whoever may knock as often as he likes must not fill the audit. */
  synchronized boolean worthALine() {
    Instant now = clock.instant();
    if (Duration.between(minute, now).abs().compareTo(Duration.ofMinutes(1)) >= 0) {
      minute = now;
      refused = 0;
    }
    return ++refused <= LINES_A_MINUTE;
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private void enter(Context call, String what, String result) {
    Map<String, Object> body = body(call);
    String flow = call.pathParamMap().getOrDefault("flow", text(call, body, "flow"));
    String target = call.pathParamMap().getOrDefault("plan", text(call, body, "key"));
    note(who(call), what, flow, target, text(body, "why"), result);
  }

  void note(
      String who,
      String what,
      @Nullable String flow,
      @Nullable String target,
      @Nullable String why,
      String result) {
    book.accept(new Act(who, what, flow, target, why, result, clock.instant()));
  }

  /** The account, or whom the holder of the token names. */
  static String who(Context call) {
    String account = Gatekeeper.actor(call).name();
    String said = text(body(call), "by");
    String name = account != null ? account : said != null ? said : header(call);
    return name.substring(0, Math.min(LONGEST, name.length()));
  }

  private static String header(Context call) {
    try {
      String said = call.header(BY);
      return said == null ? "admin.token" : URLDecoder.decode(said, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException badCoding) {
      return "admin.token";
    }
  }

  /** Of an act in its body, of a question in its query. */
  private static @Nullable String text(Context call, Map<String, Object> body, String name) {
    String asked = call.queryParam(name);
    return asked == null || asked.length() > 4 * LONGEST ? text(body, name) : asked;
  }

  private static @Nullable String text(Map<String, Object> body, String name) {
    return body.get(name) instanceof String text && text.length() <= 4 * LONGEST ? text : null;
  }

  private static Map<String, Object> body(Context call) {
    try {
      return call.body().isBlank() ? Map.of() : AdminJson.readObject(call.body());
    } catch (JsonProcessingException broken) {
      return Map.of();
    }
  }
}
