package vn.lienthong.services;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import vn.lienthong.province.ProvinceSchemaFault;
import vn.lienthong.province.ProvinceUnreachable;
import vn.lienthong.web.Denial;
import vn.lienthong.web.Incident;

/** Every fault in the contract's envelope, and never a stack trace, a statement or a value. */
record ServicesErrors(Witness witness, Clock clock) {
  static final String CALLER = "caller";
  static final String TRACE = "trace";

  void register(RoutesConfig routes) {
    routes.exception(Denial.class, (e, call) -> answer(call, e));
    routes.exception(ProvinceUnreachable.class, (e, call) -> answer(call, away()));
    routes.exception(ProvinceSchemaFault.class, (e, call) -> answer(call, away()));
    // nothing more is said on a connection that has promised other bytes
    routes.exception(FileAnswer.BrokenOff.class, (e, call) -> {});
    routes.exception(HttpResponseException.class, (e, call) -> answer(call, http(e.getStatus())));
    routes.exception(Exception.class, (e, call) -> answer(call, unexpected(e, call)));
  }

  static String trace(Context call) {
    String trace = call.attribute(TRACE);
    if (trace == null) {
      trace = UUID.randomUUID().toString();
      call.attribute(TRACE, trace);
    }
    return trace;
  }

  private static Denial away() {
    String told = "the province's database does not answer as it should";
    return new Denial(503, "UNAVAILABLE", told).after(Duration.ofSeconds(30));
  }

  private static Denial unexpected(Exception fault, Context call) {
    String number = Incident.log(fault, call.path());
    return new Denial(500, "INTERNAL", "fault " + number + "; the service's log says where");
  }

  private static Denial http(int status) {
    return switch (status) {
      case 404 -> new Denial(404, "NOT_FOUND", "no such address");
      case 405 -> new Denial(405, "WRONG_METHOD", "only GET");
      case 413, 414, 431 -> new Denial(status, "TOO_LARGE", "too much for one question");
      default -> new Denial(status, status < 500 ? "BAD_REQUEST" : "INTERNAL", "HTTP " + status);
    };
  }

  private void answer(Context call, Denial denial) {
    Caller caller = call.attribute(CALLER);
    if (caller != null) {
      witness.other(caller, "-", denial.code());
    }
    Duration wait = denial.retryAfter();
    if (wait != null) {
      call.header("Retry-After", Long.toString(Math.max(1, wait.toSeconds())));
    }
    if (denial.status() == 401) {
      call.header("WWW-Authenticate", "Bearer");
    }
    call.status(denial.status())
        .contentType("application/json; charset=utf-8")
        .result(Answer.refusal(denial, trace(call), clock.instant()));
  }
}
