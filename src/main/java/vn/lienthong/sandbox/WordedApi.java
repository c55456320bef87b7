package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;
import java.util.function.Function;

/** The resources of the contract in other words: pages by number, single records, batches. */
final class WordedApi {
  private final Nation nation;
  private final Door door;
  private final Caller caller;
  private final Abilities abilities;
  private final Wording wording;
  private final SandboxClock clock;

  WordedApi(
      Nation nation,
      Door door,
      Caller caller,
      Abilities abilities,
      Wording wording,
      SandboxClock clock) {
    this.nation = nation;
    this.door = door;
    this.caller = caller;
    this.abilities = abilities;
    this.wording = wording;
    this.clock = clock;
  }

  void open(RoutesConfig routes, Map<String, Shape> shapes) {
    for (Shape shape : shapes.values()) {
      String path = "/api/v1/" + wording.path(shape);
      routes.get(path, ctx -> pass(ctx, shape, "list", odd -> list(ctx, shape, odd)));
      routes.post(
          path + wording.batchPath(),
          ctx -> pass(ctx, shape, "write", odd -> batch(ctx, shape, odd)));
      if (abilities.can(Ability.READ_ONE)) {
        routes.get(
            path + "/{id}",
            ctx -> pass(ctx, shape, "read", odd -> nation.one(shape, id(ctx), abilities)));
      }
    }
  }

  private void pass(
      Context ctx, Shape shape, String operation, Function<Oddities, JsonNode> answer) {
    door.pass(ctx, shape.resource(), operation, odd -> worded(ctx, odd, answer));
  }

  private String worded(Context ctx, Oddities odd, Function<Oddities, JsonNode> answer) {
    try {
      return Json.text(wording.success(answer.apply(odd)));
    } catch (Refusal refusal) {
      ctx.status(wording.status(refusal));
      return Json.text(wording.failure(refusal, clock.stamp()));
    }
  }

  private JsonNode list(Context ctx, Shape shape, Oddities oddities) {
    Listing listing = wording.listing(ctx.queryParamMap(), shape);
    JsonNode told = nation.list(shape, listing, oddities, abilities);
    if (told.path("data").isEmpty() && wording.tellsNothing()) {
      throw Refusal.notFound("nothing");
    }
    return told;
  }

  private JsonNode batch(Context ctx, Shape shape, Oddities oddities) {
    String key = abilities.can(Ability.IDEMPOTENCY_KEY) ? ctx.header("Idempotency-Key") : null;
    byte[] body = wording.batch(ctx.bodyAsBytes());
    return Json.objectOf(nation.batch(shape, caller, key, body, oddities, abilities));
  }

  private static String id(Context ctx) {
    return ctx.pathParam("id");
  }
}
