package vn.lienthong.admin;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every fault as {@code {"error":{"code","message"}}}, and never a stack trace. */
final class AdminErrors {
  private static final Logger LOG = LoggerFactory.getLogger(AdminErrors.class);
  private static final int FRAMES = 15;

  private AdminErrors() {}

  static void register(RoutesConfig routes) {
    routes.exception(Denial.class, (e, call) -> answer(call, e.status(), e.code(), e.text()));
    routes.exception(OperationException.class, AdminErrors::operation);
    routes.exception(
        HttpResponseException.class,
        (e, call) -> answer(call, e.getStatus(), codeOf(e.getStatus()), codeOf(e.getStatus())));
    routes.exception(Exception.class, AdminErrors::unexpected);
  }

  private static void operation(OperationException e, Context call) {
    String message = String.valueOf(e.getMessage());
    if (e instanceof OperationException.UnknownFlow flow) {
      answer(call, 404, "unknown-flow", message, "nearest", flow.nearest());
    } else if (e instanceof OperationException.NotFound) {
      answer(call, 404, "not-found", message);
    } else if (e instanceof OperationException.Refused) {
      answer(call, 409, "refused", message);
    } else if (e instanceof OperationException.Busy) {
      answer(call, 409, "busy", message);
    } else if (e instanceof OperationException.Unreachable side) {
      answer(call, 503, "unreachable", message, "which", side.which());
    }
  }

  /** The log gets kind and place but not the message, which may hold a record's values. */
  private static void unexpected(Exception e, Context call) {
    String number = UUID.randomUUID().toString().substring(0, 8);
    StringBuilder place = new StringBuilder();
    StackTraceElement[] frames = e.getStackTrace();
    for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
      place.append("\n    at ").append(frames[i]);
    }
    LOG.error("fault {} in {}: {}{}", number, call.path(), e.getClass().getName(), place);
    answer(call, 500, "internal", "fault " + number + "; the service's log says where");
  }

  private static String codeOf(int status) {
    return switch (status) {
      case 404 -> "no-such-address";
      case 405 -> "wrong-method";
      case 413 -> "too-large";
      default -> "http-" + status;
    };
  }

  private static void answer(Context call, int status, String code, String message) {
    answer(call, status, code, message, "", null);
  }

  private static void answer(
      Context call, int status, String code, String message, String more, @Nullable String value) {
    Map<String, String> error = new LinkedHashMap<>();
    error.put("code", code);
    error.put("message", message);
    if (value != null) {
      error.put(more, value);
    }
    call.status(status)
        .contentType("application/json")
        .result(AdminJson.write(Map.of("error", error)));
  }
}
