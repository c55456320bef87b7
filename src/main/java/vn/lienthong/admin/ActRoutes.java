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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.lienthong.admin.access.Role;
import vn.lienthong.web.Denial;

/** Which address does what. Keys go in the body, never in the path. */
final class ActRoutes {
  private static final long ANSWERING = 5;
  private final Operations operations;
  private final Wards wards;
  private final Semaphore stopping = new Semaphore(1);

  ActRoutes(Operations operations, Wards wards) {
    this.operations = operations;
    this.wards = wards;
  }

  void register(Doors doors) {
    doors.act("/api/pause", Role.OPERATOR, Reach.ALL, this::pause);
    doors.act("/api/resume", Role.OPERATOR, Reach.ALL, this::resume);
    doors.act("/api/plans/{plan}/approve", Role.ADMINISTRATOR, Reach.ALL, this::approve);
    doors.act("/api/capture/install", Role.ADMINISTRATOR, Reach.ALL, this::captureInstall);
    doors.act("/api/capture/remove", Role.ADMINISTRATOR, Reach.ALL, this::captureRemove);
    doors.act("/api/backup", Role.ADMINISTRATOR, Reach.ALL, this::backup);
    doors.act("/api/backup/restore", Role.ADMINISTRATOR, Reach.ALL, this::restoreLedger);
    doors.act("/api/stop", Role.ADMINISTRATOR, Reach.ALL, this::stop);
    String of = "/api/flows/{flow}/";
    doors.act(of + "apply", Role.OPERATOR, Reach.ALL, this::apply);
    doors.act(of + "retry", Role.OPERATOR, Reach.OWN, this::retry);
    doors.act(of + "resync", Role.OPERATOR, Reach.OWN, this::resync);
    doors.act(of + "discard", Role.ADMINISTRATOR, Reach.OWN, this::discard);
    doors.act(of + "resolve", Role.ADMINISTRATOR, Reach.OWN, this::resolve);
    doors.act(of + "restore", Role.ADMINISTRATOR, Reach.OWN, this::restore);
  }

  private Object backup(Context call) {
    Doors.all(call);
    return operations.backup();
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
    if (keys.isEmpty()) {
      Doors.everyUnit(call);
    }
    wards.own(call, flow(call), keys);
    return wards.own(call, operations.resync(flow(call), which));
  }

  private Object retry(Context call) {
    Body body = Body.of(call, "key", "cause", "perSecond");
    String key = body.optional("key");
    String cause = body.optional("cause");
    int perSecond = body.number("perSecond");
    if (key != null) {
      wards.own(call, flow(call), List.of(key));
    } else if (Wards.limited(call)) {
      return wards.own(call, operations.retry(flow(call), parked(call, cause), perSecond));
    }
    return wards.own(call, operations.retry(flow(call), key, cause, perSecond));
  }

  /** Of the caller's records those that are parked, or parked for this cause. */
  private List<String> parked(Context call, @Nullable String cause) {
    List<ParkedLine> lines = operations.parkedLines(flow(call));
    return ParkedGroup.first(wards.own(call, flow(call), lines, ParkedLine::key)).stream()
        .filter(line -> cause == null || cause.equals(line.cause().code()))
        .map(ParkedLine::key)
        .toList();
  }

  private Object discard(Context call) {
    Body body = Body.of(call, "key", "by", "why");
    return Doors.done(
        () -> operations.discard(flow(call), own(call, body), by(call, body), body.text("why")));
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
        own(call, body),
        choice,
        body.text("fingerprint"),
        by(call, body),
        body.text("why"));
  }

  private Object restore(Context call) {
    Body body = Body.of(call, "key", "field", "by", "why");
    return operations.restore(
        flow(call), own(call, body), body.text("field"), by(call, body), body.text("why"));
  }

  /** The key in the body, of one of the caller's records. */
  private String own(Context call, Body body) {
    String key = body.text("key");
    wards.own(call, flow(call), List.of(key));
    return key;
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

  /** An account names a file in the folder of backups, and no other on the service's machine. */
  private Object restoreLedger(Context call) {
    Doors.all(call);
    Body body = Body.of(call, "file", "by");
    String file = body.text("file");
    if (Gatekeeper.actor(call).name() != null && file.matches(".*[/\\\\].*")) {
      throw Denial.invalid("file must be the name of a backup, without its folder");
    }
    return ending(call, () -> operations.restoreLedger(file, by(call, body)));
  }

  private Object stop(Context call) {
    Doors.all(call);
    return ending(call, () -> Doors.done(operations::stop));
  }

  /** Whoever ends the service waits for {@link #answered}: then nothing more is sent. */
  private Object ending(Context call, Supplier<Object> end) {
    stopping.acquireUninterruptibly();
    try {
      told(call, end.get());
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

  private static void told(Context call, Object view) throws IOException {
    byte[] told = AdminJson.write(view).getBytes(StandardCharsets.UTF_8);
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
