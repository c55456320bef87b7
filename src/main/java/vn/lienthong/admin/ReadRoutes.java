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
  private final Wards wards;

  ReadRoutes(Operations operations, Wards wards) {
    this.operations = operations;
    this.wards = wards;
  }

  void register(Doors doors) {
    doors.read("/api/status", Reach.ANY, this::status);
    doors.read("/api/check", Reach.ANY, call -> operations.check());
    doors.read("/api/parked", Reach.OWN, call -> Map.of("groups", parked(call)));
    doors.read("/api/parked/lines", Reach.OWN, call -> Map.of("lines", lines(call)));
    doors.read("/api/conflicts", Reach.OWN, call -> Map.of("conflicts", conflicts(call)));
    doors.read("/api/verify", Reach.ALL, call -> operations.verify(oneOrAll(call)));
    doors.read("/api/capture", Reach.ANY, this::capture);
    doors.read("/api/history", Reach.ANY, this::history);
    doors.read("/api/audit", Reach.ALL, this::audit);
    doors.read("/api/audit/verify", Reach.ALL, this::auditVerify);
    String of = "/api/flows/{flow}/";
    doors.read(of + "plan", Reach.OWN, this::plan);
    doors.read(of + "parked", Reach.OWN, call -> operations.parkedRecord(flow(call), own(call)));
    doors.read(of + "conflict", Reach.OWN, call -> operations.conflict(flow(call), own(call)));
    doors.read(of + "sent", Reach.OWN, this::sent);
    doors.read(of + "trace", Reach.OWN, call -> operations.trace(flow(call), own(call)));
  }

  private Object status(Context call) {
    StatusView all = operations.status();
    String asked = flowAsked(call);
    return (asked == null ? all : all.only(asked)).seenBy(Gatekeeper.actor(call));
  }

  private Object capture(Context call) {
    return Map.of("flows", operations.capture().show(oneOrAll(call)));
  }

  private List<ParkedGroup> parked(Context call) {
    return Wards.limited(call)
        ? ParkedGroup.of(lines(call))
        : Doors.own(call, operations.parked(flowAsked(call)), ParkedGroup::flow);
  }

  private List<ParkedLine> lines(Context call) {
    List<ParkedLine> all =
        Doors.own(call, operations.parkedLines(flowAsked(call)), ParkedLine::flow);
    return wards.own(call, all, ParkedLine::flow, ParkedLine::key);
  }

  private List<ConflictView> conflicts(Context call) {
    List<ConflictView> all =
        Doors.own(call, operations.conflicts(flowAsked(call)), ConflictView::flow);
    return wards.own(call, all, ConflictView::flow, ConflictView::key);
  }

  /** Records of others must not crowd out the caller's own. */
  private PlanView plan(Context call) {
    int limit = number(call, "limit", RECORDS);
    if (!Wards.limited(call)) {
      return operations.plan(flow(call), limit);
    }
    PlanView own = wards.own(call, operations.plan(flow(call), MOST_RECORDS));
    return own.listing(own.records().stream().limit(limit).toList());
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
    String key = call.queryParam("key");
    if (key != null) {
      wards.own(call, flow(call), List.of(key));
    }
    SentView all =
        operations.sent(
            flow(call),
            new SentView.Question(
                key,
                call.queryParam("since"),
                call.queryParam("until"),
                call.queryParam("after"),
                Math.max(1, number(call, "limit", MOST_RECORDS))));
    List<SentView.Line> own = wards.own(call, flow(call), all.records(), SentView.Line::key);
    return new SentView(all.flow(), own, all.next());
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

  /** The key that is asked for, of one of the caller's records. */
  private String own(Context call) {
    String key = call.queryParam("key");
    if (key == null || key.isBlank()) {
      throw Denial.invalid("key is missing");
    }
    wards.own(call, flow(call), List.of(key));
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
