package vn.lienthong.admin;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.lienthong.admin.access.Role;
import vn.lienthong.web.Denial;

/** Which address does what. Keys go in the body, never in the path. */
final class ActRoutes {
  private static final long ANSWERING = 5;
  private final Operations operations;
  private final Semaphore stopping = new Semaphore(1);

  ActRoutes(Operations operations) {
    this.operations = operations;
  }

  void register(Doors doors) {
    doors.act("/api/pause", Role.OPERATOR, this::pause);
    doors.act("/api/resume", Role.OPERATOR, this::resume);
    doors.act("/api/plans/{plan}/approve", Role.ADMINISTRATOR, this::approve);
    doors.act("/api/capture/install", Role.ADMINISTRATOR, this::captureInstall);
    doors.act("/api/capture/remove", Role.ADMINISTRATOR, this::captureRemove);
    doors.act("/api/backup", Role.ADMINISTRATOR, call -> operations.backup());
    doors.act("/api/stop", Role.ADMINISTRATOR, this::stop);
    String of = "/api/flows/{flow}/";
    doors.act(of + "apply", Role.OPERATOR, this::apply);
    doors.act(of + "retry", Role.OPERATOR, this::retry);
    doors.act(of + "resync", Role.OPERATOR, this::resync);
    doors.act(of + "discard", Role.ADMINISTRATOR, this::discard);
    doors.act(of + "resolve", Role.ADMINISTRATOR, this::resolve);
    doors.act(of + "restore", Role.ADMINISTRATOR, this::restore);
  }

  private Object apply(Context call) {
    return operations.apply(flow(call), Body.of(call, "plan").optional("plan"));
  }

  private Object approve(Context call) {
    Body body = Body.of(call, "by", "why");
    String plan = call.pathParam("plan");
    if (!Gatekeeper.actor(call).knowsAll()) {
      Doors.own(call, operations.flowOf(plan));
    }
    return operations.approve(plan, by(call, body), body.text("why"));
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
    return Doors.done(
        () -> operations.discard(flow(call), body.text("key"), by(call, body), body.text("why")));
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
        by(call, body),
        body.text("why"));
  }

  private Object restore(Context call) {
    Body body = Body.of(call, "key", "field", "by", "why");
    return operations.restore(
        flow(call), body.text("key"), body.text("field"), by(call, body), body.text("why"));
  }

  private Object captureInstall(Context call) {
    Body body = Body.of(call, "flow", "carryOut", "by");
    CaptureOperations capture = operations.capture();
    return Map.of(
        "flows", capture.install(oneOrAll(call, body), body.flag("carryOut"), by(call, body)));
  }

  private Object captureRemove(Context call) {
    Body body = Body.of(call, "flow", "carryOut", "by");
    CaptureOperations capture = operations.capture();
    return Map.of(
        "flows", capture.remove(oneOrAll(call, body), body.flag("carryOut"), by(call, body)));
  }

  private Object pause(Context call) {
    Body body = Body.of(call, "flow", "by", "why");
    return Doors.done(
        () -> operations.pause(oneOrAll(call, body), by(call, body), body.text("why")));
  }

  private Object resume(Context call) {
    Body body = Body.of(call, "flow", "by");
    return Doors.done(() -> operations.resume(oneOrAll(call, body), by(call, body)));
  }

  /** Whoever ends the service waits for {@link #answered}: then nothing more is sent. */
  private Object stop(Context call) {
    stopping.acquireUninterruptibly();
    try {
      operations.stop();
      told(call);
      return Map.of();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
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

  private static String flow(Context call) {
    return call.pathParam("flow");
  }

  /** Null for all of them, which must be the caller's then. */
  private static @Nullable String oneOrAll(Context call, Body body) {
    String flow = body.optional("flow");
    if (flow == null) {
      Doors.all(call);
    } else {
      Doors.own(call, flow);
    }
    return flow;
  }

  /** The account; or whom the holder of the service's token names. */
  private static String by(Context call, Body body) {
    String account = Gatekeeper.actor(call).name();
    return account == null ? body.text("by") : account;
  }
}
