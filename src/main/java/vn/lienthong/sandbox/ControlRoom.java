package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a person at the ministry, or a test, does behind the API: /_sandbox. */
final class ControlRoom {
  private static final int LINES = 10_000;
  private final Map<String, Shape> shapes;
  private final Nation nation;
  private final Office office;
  private final Faults faults;
  private final Tokens tokens;
  private final SandboxClock clock;

  ControlRoom(
      Map<String, Shape> shapes,
      Nation nation,
      Office office,
      Faults faults,
      Tokens tokens,
      SandboxClock clock) {
    this.shapes = shapes;
    this.nation = nation;
    this.office = office;
    this.faults = faults;
    this.tokens = tokens;
    this.clock = clock;
  }

  void open(RoutesConfig routes) {
    routes.get("/_sandbox/journal", this::journal);
    routes.get("/_sandbox/records", ctx -> ok(ctx, office.counts()));
    routes.get("/_sandbox/records/{resource}", this::records);
    routes.put("/_sandbox/records/{resource}", this::edit);
    routes.post("/_sandbox/verdicts", this::judge);
    routes.delete("/_sandbox/records/{resource}/{id}", this::erase);
    routes.put("/_sandbox/clock", this::setClock);
    routes.put("/_sandbox/tokens", this::setTokens);
    routes.put("/_sandbox/faults", ctx -> setFaults(ctx, body(ctx)));
    routes.delete("/_sandbox/faults", ctx -> setFaults(ctx, Json.MAPPER.createArrayNode()));
  }

  /** At most 10,000 lines; the next ones after the last number. */
  private void journal(Context ctx) {
    String after = Optional.ofNullable(ctx.queryParam("after")).orElse("0");
    ArrayNode lines = Json.MAPPER.createArrayNode();
    nation.journal(ctx.queryParam("resource"), Long.parseLong(after), LINES).forEach(lines::add);
    ok(ctx, lines);
  }

  /** All records, tombstones included, 1,000 at a time; the next ones after the last id. */
  private void records(Context ctx) {
    String after = Optional.ofNullable(ctx.queryParam("after")).orElse("");
    ok(ctx, office.stored(shape(ctx), after));
  }

  private void judge(Context ctx) {
    int judged = office.judge(Judging.of(shapes, body(ctx)));
    ok(ctx, Json.object().put("judged", judged));
  }

  private void edit(Context ctx) {
    Shape shape = shape(ctx);
    List<ObjectNode> records = Batch.objects(body(ctx));
    if ("true".equals(ctx.queryParam("raw"))) {
      nation.putRaw(shape, records, Caller.MINISTRY.name());
      ok(ctx, Json.MAPPER.createArrayNode());
      return;
    }
    answer(ctx, nation.edit(shape, records));
  }

  private void erase(Context ctx) {
    ObjectNode entry = Json.object().put("id", ctx.pathParam("id")).put("thaoTac", Entry.ERASE);
    answer(ctx, nation.edit(shape(ctx), List.of(entry)));
  }

  private static void answer(Context ctx, ArrayNode verdicts) {
    List<String> statuses = verdicts.findValuesAsText("status");
    int status = statuses.contains("REJECTED") ? 400 : statuses.contains("STALE") ? 404 : 200;
    Door.send(ctx, status, Json.text(verdicts));
  }

  private void setClock(Context ctx) {
    clock.set(Json.string(body(ctx), "instant").map(Instant::parse).orElse(null));
    ok(ctx, Json.object().put("now", clock.stamp()));
  }

  private void setTokens(Context ctx) {
    JsonNode wanted = body(ctx);
    if (wanted.has("expiresIn")) {
      tokens.life(Duration.ofSeconds(wanted.path("expiresIn").asLong()));
    }
    if (wanted.path("revoke").asBoolean()) {
      tokens.revokeAll();
    }
    ok(ctx, Json.object().put("expiresIn", tokens.life().toSeconds()));
  }

  private void setFaults(Context ctx, JsonNode specs) {
    faults.set(specs);
    ok(ctx, specs);
  }

  private Shape shape(Context ctx) {
    return Optional.ofNullable(shapes.get(ctx.pathParam("resource")))
        .orElseThrow(() -> Refusal.notFound("no such resource"));
  }

  private static JsonNode body(Context ctx) {
    return Json.parse(ctx.bodyAsBytes())
        .orElseThrow(() -> Refusal.badRequest("the body is not JSON"));
  }

  private static void ok(Context ctx, JsonNode json) {
    Door.send(ctx, 200, Json.text(json));
  }
}
