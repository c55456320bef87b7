package vn.lienthong.admin;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.ledger.LedgerAway;
import vn.lienthong.province.ProvinceUnreachable;
import vn.lienthong.web.Denial;
import vn.lienthong.web.Incident;

/** Every fault as {@code {"error":{"code","message"}}}, and never a stack trace. */
final class AdminErrors {
  private AdminErrors() {}

  static void register(RoutesConfig routes) {
    routes.exception(Denial.class, AdminErrors::denied);
    routes.exception(OperationException.class, AdminErrors::operation);
    routes.exception(
        HttpResponseException.class,
        (e, call) -> answer(call, e.getStatus(), codeOf(e.getStatus()), codeOf(e.getStatus())));
    routes.exception(LedgerAway.class, AdminErrors::ledger);
    routes.exception(ProvinceUnreachable.class, AdminErrors::province);
    routes.exception(Exception.class, AdminErrors::unexpected);
  }

  private static void denied(Denial e, Context call) {
    if (e.retryAfter() != null) {
      call.header("Retry-After", Long.toString(Math.max(1, e.retryAfter().toSeconds())));
    }
    answer(call, e.status(), e.code(), e.text());
  }

  private static void operation(OperationException e, Context call) {
    String message = String.valueOf(e.getMessage());
    if (e instanceof OperationException.UnknownFlow flow) {
      answer(call, 404, "unknown-flow", message, "nearest", flow.nearest());
    } else if (e instanceof OperationException.Invalid unfit) {
      answer(call, 422, unfit.code(), message, "about", unfit.about());
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

  private static void ledger(LedgerAway away, Context call) {
    operation(
        new OperationException.Unreachable("ledger", String.valueOf(away.getMessage())), call);
  }

  private static void province(ProvinceUnreachable away, Context call) {
    operation(
        new OperationException.Unreachable("province", String.valueOf(away.getMessage())), call);
  }

  private static void unexpected(Exception e, Context call) {
    String number = Incident.log(e, call.path());
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
