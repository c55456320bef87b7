package vn.lienthong.sandbox;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Set;

/**
 * What a poorer system offers: a list by page number, and one POST that creates or overwrites. No
 * versions, no tombstones, no filters; a POST succeeds or fails as a whole.
 */
final class PlainApi {
  private static final Set<String> PARAMETERS = Set.of("page", "size");
  private final Nation nation;
  private final Door door;
  private final Caller caller;

  PlainApi(Nation nation, Door door, Caller caller) {
    this.nation = nation;
    this.door = door;
    this.caller = caller;
  }

  void open(RoutesConfig routes, Map<String, Shape> shapes) {
    for (Shape shape : shapes.values()) {
      String path = "/api/v1/" + shape.resource();
      routes.get(path, ctx -> door.pass(ctx, shape.resource(), "list", o -> list(ctx, shape, o)));
      routes.post(path, ctx -> door.pass(ctx, shape.resource(), "write", o -> post(ctx, shape, o)));
    }
  }

  private String list(Context ctx, Shape shape, Oddities oddities) {
    if (!PARAMETERS.containsAll(ctx.queryParamMap().keySet())) {
      throw Refusal.badRequest("only page and size");
    }
    Listing listing = Listing.of(ctx.queryParamMap(), shape);
    return Json.text(nation.list(shape, listing, oddities, Abilities.PLAIN));
  }

  private String post(Context ctx, Shape shape, Oddities oddities) {
    return nation.batch(shape, caller, null, ctx.bodyAsBytes(), oddities, Abilities.PLAIN);
  }
}
