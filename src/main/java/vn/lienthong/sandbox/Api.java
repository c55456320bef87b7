package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The resources of the contract over HTTP. */
final class Api {
  private static final int LARGEST_BODY = 2 * 1024 * 1024;
  private final Nation nation;
  private final Door door;
  private final Caller caller;
  private final Abilities abilities;
  private final TicketDesk tickets = new TicketDesk();

  Api(Nation nation, Door door, Caller caller, Abilities abilities) {
    this.nation = nation;
    this.door = door;
    this.caller = caller;
    this.abilities = abilities;
  }

  void open(RoutesConfig routes, Map<String, Shape> shapes) {
    for (Shape shape : shapes.values()) {
      String path = "/api/v1/" + shape.resource();
      String resource = shape.resource();
      if (abilities.can(Ability.READING)) {
        openReading(routes, shape, path);
      }
      routes.post(
          path + "/batch", ctx -> door.pass(ctx, resource, "write", odd -> batch(ctx, shape, odd)));
      routes.get(
          path + "/batch/{ve}", ctx -> door.pass(ctx, resource, "ticket", odd -> ticket(ctx)));
    }
  }

  private void openReading(RoutesConfig routes, Shape shape, String path) {
    String resource = shape.resource();
    routes.get(path, ctx -> door.pass(ctx, resource, "list", odd -> list(ctx, shape, odd)));
    if (abilities.can(Ability.DIGEST)) {
      routes.get(
          path + "/digest", ctx -> door.pass(ctx, resource, "digest", o -> digest(ctx, shape)));
      routes.get(
          path + "/digest/records",
          ctx -> door.pass(ctx, resource, "digest", o -> digests(ctx, shape)));
    }
    if (abilities.can(Ability.READ_ONE)) {
      routes.get(path + "/{id}", ctx -> door.pass(ctx, resource, "read", o -> one(ctx, shape)));
    }
  }

  private String list(Context ctx, Shape shape, Oddities oddities) {
    abilities.check(ctx.queryParamMap().keySet());
    Listing listing = Listing.of(ctx.queryParamMap(), shape);
    return Json.text(nation.list(shape, listing, oddities, abilities.forWriting()));
  }

  private String one(Context ctx, Shape shape) {
    return Json.text(nation.one(shape, ctx.pathParam("id"), abilities));
  }

  private String digest(Context ctx, Shape shape) {
    Map<String, List<String>> query = new TreeMap<>(ctx.queryParamMap());
    String prefix = single(query.remove("prefix"), "");
    String depth = single(query.remove("depth"), "1");
    if (!prefix.matches("[0-9a-f]{0,4}") || !depth.matches("[0-4]")) {
      throw Refusal.badRequest("prefix is up to 4 hex digits, depth 0 to 4");
    }
    return Json.text(nation.digest(shape, scope(query, shape), prefix, Integer.parseInt(depth)));
  }

  private String digests(Context ctx, Shape shape) {
    Map<String, List<String>> query = new TreeMap<>(ctx.queryParamMap());
    String prefixes = single(query.remove("prefix"), "");
    if (!prefixes.matches("[0-9a-f]{1,8}(,[0-9a-f]{1,8}){0,99}")) {
      throw Refusal.badRequest("prefix is up to 100 names of buckets with commas between");
    }
    return Json.text(nation.digests(shape, scope(query, shape), List.of(prefixes.split(","))));
  }

  private Listing.Wanted scope(Map<String, List<String>> query, Shape shape) {
    abilities.check(query.keySet());
    query.keySet().stream()
        .filter(name -> !name.equals(Shape.OWNER))
        .findFirst()
        .ifPresent(
            name -> {
              throw Refusal.badRequest("no such parameter: " + name);
            });
    return Listing.of(query, shape).wanted();
  }

  private static String single(@Nullable List<String> values, String otherwise) {
    return values == null ? otherwise : values.get(0);
  }

  private String batch(Context ctx, Shape shape, Oddities oddities) {
    boolean keys = abilities.can(Ability.IDEMPOTENCY_KEY);
    String key = keys ? ctx.header("Idempotency-Key") : null;
    if (keys && (key == null || key.length() < 8 || key.length() > 80)) {
      throw Refusal.badRequest("Idempotency-Key is missing, or not of 8 to 80 characters");
    }
    byte[] body = ctx.bodyAsBytes();
    if (body.length > LARGEST_BODY) {
      throw Refusal.tooLarge("more than 2 MB");
    }
    int waits = oddities.number("tickets", 0);
    if (waits == 0) {
      return nation.batch(shape, caller, key, body, oddities, abilities);
    }
    return promised(
        ctx,
        tickets.give(
            waits, () -> nation.batch(shape, caller, key, body, Oddities.NONE, abilities)));
  }

  private String ticket(Context ctx) {
    String ticket = ctx.pathParam("ve");
    return tickets.ask(ticket).orElseGet(() -> promised(ctx, ticket));
  }

  private static String promised(Context ctx, String ticket) {
    ctx.status(202).header("Retry-After", "1");
    ObjectNode answer = Json.object().put("code", "ACCEPTED").put("message", "");
    answer.putObject("data").put("ve", ticket);
    return Json.text(answer);
  }
}
