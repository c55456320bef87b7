package vn.lienthong.admin;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import vn.lienthong.admin.access.Actor;
import vn.lienthong.admin.access.Role;
import vn.lienthong.web.Denial;

/** Every address of the admin API, the role that it needs, and what it means to whom. */
final class Doors {
  private final RoutesConfig routes;
  private final ActsBook book;
  private final List<Door> all = new ArrayList<>();

  /**
   * @param path as registered, such as {@code /api/flows/{flow}/apply}
   * @param reach what it means to an account that is about some units only
   */
  record Door(String method, String path, Role role, Reach reach) {}

  Doors(RoutesConfig routes, ActsBook book) {
    this.routes = routes;
    this.book = book;
  }

  /** Answers with a view, and changes nothing. */
  void read(String path, Reach reach, Function<Context, Object> view) {
    Door door = new Door("GET", path, Role.VIEWER, reach);
    all.add(door);
    routes.get(
        path, call -> answer(call, book.shown(call, () -> view.apply(permitted(call, door)))));
  }

  /** Does something, which is taken down. */
  void act(String path, Role role, Reach reach, Function<Context, Object> act) {
    Door door = new Door("POST", path, role, reach);
    all.add(door);
    routes.post(
        path,
        call -> {
          Object view = book.kept(call, () -> act.apply(permitted(call, door)));
          if (!call.res().isCommitted()) {
            answer(call, view);
          }
        });
  }

  List<Door> all() {
    return List.copyOf(all);
  }

  static void answer(Context call, Object view) {
    call.contentType("application/json").result(AdminJson.write(view));
  }

  /** Whoever has the role and the reach, and about a flow that is named also has the flow. */
  private static Context permitted(Context call, Door door) {
    Role role = Gatekeeper.actor(call).role();
    if (!role.covers(door.role())) {
      throw new Denial(403, "no-right", "this needs the role " + door.role().text());
    }
    if (door.reach() == Reach.ALL) {
      everyUnit(call);
    }
    String flow = call.pathParamMap().getOrDefault("flow", call.queryParam("flow"));
    if (flow != null) {
      own(call, flow);
    }
    return call;
  }

  /**
   * @throws Denial if the flow is not one of the caller's
   */
  static void own(Context call, String flow) {
    if (!Gatekeeper.actor(call).knows(flow)) {
      throw new Denial(403, "not-granted", "this account is not about " + flow);
    }
  }

  /**
   * For what is about all flows together.
   *
   * @throws Denial if the caller may not see or move all of them
   */
  static void all(Context call) {
    if (!Gatekeeper.actor(call).knowsAll()) {
      throw new Denial(403, "not-granted", "this account is not about all flows: name one");
    }
  }

  /**
   * For what is about a flow's records of all units together.
   *
   * @throws Denial if the caller is about some units only
   */
  static void everyUnit(Context call) {
    if (Wards.limited(call)) {
      throw new Denial(403, "not-granted-unit", "this account is about some units only: give keys");
    }
  }

  /** What concerns the caller's flows. */
  static <T> List<T> own(Context call, List<T> all, Function<T, String> flow) {
    Actor actor = Gatekeeper.actor(call);
    return all.stream().filter(one -> actor.knows(flow.apply(one))).toList();
  }

  static Map<String, Object> done(Runnable act) {
    act.run();
    return Map.of("done", true);
  }
}
