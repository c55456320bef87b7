package vn.lienthong.admin;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.lienthong.web.Denial;

/** Which address asks for which operation. Keys go in the query or the body, never in the path. */
final class AdminRoutes {
  private static final int RECORDS = 50;
  private static final int MOST_RECORDS = 10_000;
  private static final long ANSWERING = 5;
  private final Operations operations;
  private final Semaphore stopping = new Semaphore(1);

  AdminRoutes(Operations operations) {
    this.operations = operations;
  }

  void register(RoutesConfig routes) {
    read(routes, "/api/status", this::status);
    read(routes, "/api/check", call -> operations.check());
    read(routes, "/api/parked", call -> Map.of("groups", operations.parked(flowAsked(call))));
    read(
        routes,
        "/api/parked/lines",
        call -> Map.of("lines", operations.parkedLines(flowAsked(call))));
    read(
        routes,
        "/api/conflicts",
        call -> Map.of("conflicts", operations.conflicts(flowAsked(call))));
    read(routes, "/api/verify", call -> operations.verify(flowAsked(call)));
    read(
        routes,
        "/api/capture",
        call -> Map.of("flows", operations.capture().show(flowAsked(call))));
    act(routes, "/api/capture/install", this::captureInstall);
    act(routes, "/api/capture/remove", this::captureRemove);
    act(routes, "/api/pause", this::pause);
    act(routes, "/api/resume", this::resume);
    routes.post("/api/stop", this::stop);
    act(routes, "/api/plans/{plan}/approve", this::approve);
    registerFlow(routes);
  }

  private void registerFlow(RoutesConfig routes) {
    String of = "/api/flows/{flow}/";
    read(routes, of + "plan", call -> operations.plan(flow(call), limit(call)));
    read(routes, of + "parked", call -> operations.parkedRecord(flow(call), key(call)));
    read(routes, of + "conflict", call -> operations.conflict(flow(call), key(call)));
    read(routes, of + "sent", this::sent);
    read(routes, of + "trace", call -> operations.trace(flow(call), key(call)));
    act(routes, of + "apply", c -> operations.apply(flow(c), Body.of(c, "plan").optional("plan")));
    act(routes, of + "retry", this::retry);
    act(routes, of + "resync", this::resync);
    act(routes, of + "discard", this::discard);
    act(routes, of + "resolve", this::resolve);
    act(routes, of + "restore", this::restore);
  }

  private Object approve(Context call) {
    Body body = Body.of(call, "by", "why");
    return operations.approve(call.pathParam("plan"), body.text("by"), body.text("why"));
  }

  private Object status(Context call) {
    String flow = flowAsked(call);
    return flow == null ? operations.status() : operations.status().only(flow);
  }

  private Object sent(Context call) {
    int limit = call.queryParam("limit") == null ? MOST_RECORDS : limit(call);
    return operations.sent(
        flow(call),
        new SentView.Question(
            call.queryParam("key"),
            call.queryParam("since"),
            call.queryParam("until"),
            call.queryParam("after"),
            Math.max(1, limit)));
  }

  private Object resync(Context call) {
    Body body = Body.of(call, "key", "keys", "since", "all", "dryRun");
    List<String> keys = new ArrayList<>(body.texts("keys"));
    Optional.ofNullable(body.optional("key")).ifPresent(keys::add);
    Resync which = new Resync(keys, body.optional("since"), body.flag("all"), body.flag("dryRun"));
    if (!which.clear()) {
      throw Denial.invalid("either keys, or since, or all");
    }
    return operations.resync(flow(call), which);
  }

  private Object retry(Context call) {
    Body body = Body.of(call, "key", "cause", "perSecond");
    return operations.retry(
        flow(call), body.optional("key"), body.optional("cause"), body.number("perSecond"));
  }

  private Object discard(Context call) {
    Body body = Body.of(call, "key", "by", "why");
    return done(
        () -> operations.discard(flow(call), body.text("key"), body.text("by"), body.text("why")));
  }

  private Object resolve(Context call) {
    Body body = Body.of(call, "key", "choice", "fingerprint", "by", "why");
    Operations.Choice choice =
        switch (body.text("choice")) {
          case "province" -> Operations.Choice.PROVINCE;
          case "nation" -> Operations.Choice.NATION;
          default -> throw Denial.invalid("choice must be province or nation");
        };
    return operations.resolve(
        flow(call),
        body.text("key"),
        choice,
        body.text("fingerprint"),
        body.text("by"),
        body.text("why"));
  }

  private Object restore(Context call) {
    Body body = Body.of(call, "key", "field", "by", "why");
    return operations.restore(
        flow(call), body.text("key"), body.text("field"), body.text("by"), body.text("why"));
  }

  private Object captureInstall(Context call) {
    Body body = Body.of(call, "flow", "carryOut", "by");
    CaptureOperations capture = operations.capture();
    return Map.of(
        "flows", capture.install(body.optional("flow"), body.flag("carryOut"), body.text("by")));
  }

  private Object captureRemove(Context call) {
    Body body = Body.of(call, "flow", "carryOut", "by");
    CaptureOperations capture = operations.capture();
    return Map.of(
        "flows", capture.remove(body.optional("flow"), body.flag("carryOut"), body.text("by")));
  }

  private Object pause(Context call) {
    Body body = Body.of(call, "flow", "by", "why");
    return done(() -> operations.pause(body.optional("flow"), body.text("by"), body.text("why")));
  }

  private Object resume(Context call) {
    Body body = Body.of(call, "flow", "by");
    return done(() -> operations.resume(body.optional("flow"), body.text("by")));
  }

  /** Whoever ends the service waits for {@link #answered}: then nothing more is sent. */
  private void stop(Context call) throws IOException {
    stopping.acquireUninterruptibly();
    try {
      operations.stop();
      told(call);
    } finally {
      stopping.release();
    }
  }

  /** Returns when a call that stops the service, if there is one, has its answer. */
  void answered() {
    try {
      if (stopping.tryAcquire(ANSWERING, TimeUnit.SECONDS)) {
        stopping.release();
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private static void told(Context call) throws IOException {
    byte[] told = AdminJson.write(Map.of("done", true)).getBytes(StandardCharsets.UTF_8);
    call.contentType("application/json").header("Content-Length", String.valueOf(told.length));
    call.res().getOutputStream().write(told);
    call.res().flushBuffer();
  }

  private static Object done(Runnable act) {
    act.run();
    return Map.of("done", true);
  }

  private static void read(RoutesConfig routes, String path, Function<Context, Object> view) {
    routes.get(path, call -> answer(call, view.apply(call)));
  }

  private static void act(RoutesConfig routes, String path, Function<Context, Object> act) {
    routes.post(path, call -> answer(call, act.apply(call)));
  }

  private static void answer(Context call, Object view) {
    call.contentType("application/json").result(AdminJson.write(view));
  }

  private static String flow(Context call) {
    return call.pathParam("flow");
  }

  private static @Nullable String flowAsked(Context call) {
    return call.queryParam("flow");
  }

  private static String key(Context call) {
    String key = call.queryParam("key");
    if (key == null || key.isBlank()) {
      throw Denial.invalid("key is missing");
    }
    return key;
  }

  private static int limit(Context call) {
    String asked = call.queryParam("limit");
    if (asked == null) {
      return RECORDS;
    }
    if (!asked.matches("\\d{1,5}") || Integer.parseInt(asked) > MOST_RECORDS) {
      throw Denial.invalid("limit must be a number up to " + MOST_RECORDS);
    }
    return Integer.parseInt(asked);
  }
}
