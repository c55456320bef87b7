package vn.lienthong.admin;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.web.Denial;

/** Which address shows what. Keys go in the query, never in the path. */
final class ReadRoutes {
  private static final int RECORDS = 50;
  private static final int MOST_RECORDS = 10_000;
  private static final int MOST_DAYS = 90;
  private final Operations operations;

  ReadRoutes(Operations operations) {
    this.operations = operations;
  }

  void register(Doors doors) {
    doors.read("/api/status", this::status);
    doors.read("/api/check", call -> operations.check());
    doors.read("/api/parked", call -> Map.of("groups", parked(call)));
    doors.read("/api/parked/lines", call -> Map.of("lines", lines(call)));
    doors.read("/api/conflicts", call -> Map.of("conflicts", conflicts(call)));
    doors.read("/api/verify", call -> operations.verify(oneOrAll(call)));
    doors.read("/api/capture", call -> Map.of("flows", operations.capture().show(oneOrAll(call))));
    doors.read("/api/history", this::history);
    doors.read("/api/audit", this::audit);
    doors.read("/api/audit/verify", this::auditVerify);
    String of = "/api/flows/{flow}/";
    doors.read(of + "plan", call -> operations.plan(flow(call), number(call, "limit", RECORDS)));
    doors.read(of + "parked", call -> operations.parkedRecord(flow(call), key(call)));
    doors.read(of + "conflict", call -> operations.conflict(flow(call), key(call)));
    doors.read(of + "sent", this::sent);
    doors.read(of + "trace", call -> operations.trace(flow(call), key(call)));
  }

  private Object status(Context call) {
    StatusView all = operations.status();
    String asked = flowAsked(call);
    return asked == null ? all.of(Gatekeeper.actor(call)::knows) : all.only(asked);
  }

  private List<ParkedGroup> parked(Context call) {
    return Doors.own(call, operations.parked(flowAsked(call)), ParkedGroup::flow);
  }

  private List<ParkedLine> lines(Context call) {
    return Doors.own(call, operations.parkedLines(flowAsked(call)), ParkedLine::flow);
  }

  private List<ConflictView> conflicts(Context call) {
    return Doors.own(call, operations.conflicts(flowAsked(call)), ConflictView::flow);
  }

  private Object history(Context call) {
    HistoryView all =
        operations.history(Math.max(1, Math.min(MOST_DAYS, number(call, "days", 14))));
    return all.of(Gatekeeper.actor(call)::knows);
  }

  private Object audit(Context call) {
    Doors.all(call);
    return Map.of("acts", operations.audit(Math.max(1, number(call, "limit", RECORDS))));
  }

  private Object auditVerify(Context call) {
    Doors.all(call);
    return operations.auditVerify();
  }

  private Object sent(Context call) {
    return operations.sent(
        flow(call),
        new SentView.Question(
            call.queryParam("key"),
            call.queryParam("since"),
            call.queryParam("until"),
            call.queryParam("after"),
            Math.max(1, number(call, "limit", MOST_RECORDS))));
  }

  private static String flow(Context call) {
    return call.pathParam("flow");
  }

  private static @Nullable String flowAsked(Context call) {
    return call.queryParam("flow");
  }

  private static @Nullable String oneOrAll(Context call) {
    String flow = flowAsked(call);
    if (flow == null) {
      Doors.all(call);
    }
    return flow;
  }

  private static String key(Context call) {
    String key = call.queryParam("key");
    if (key == null || key.isBlank()) {
      throw Denial.invalid("key is missing");
    }
    return key;
  }

  private static int number(Context call, String name, int unless) {
    String asked = call.queryParam(name);
    if (asked == null) {
      return unless;
    }
    if (!asked.matches("\\d{1,5}") || Integer.parseInt(asked) > MOST_RECORDS) {
      throw Denial.invalid(name + " must be a number up to " + MOST_RECORDS);
    }
    return Integer.parseInt(asked);
  }
}
