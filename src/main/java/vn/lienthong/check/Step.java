package vn.lienthong.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import vn.lienthong.mapping.Findings;
import vn.lienthong.mapping.Yaml;

/**
 * One step of a route.
 *
 * @param route id of the route, template or configuration that it is in
 * @param kind such as {@code to} or {@code bean}
 * @param body what stands after the kind
 */
record Step(RouteFile file, String route, String kind, Yaml body, int line) {
  /** Parts of a step that are steps themselves, outside a list of steps. */
  private static final Set<String> BRANCHES =
      Set.of("when", "otherwise", "doCatch", "doFinally", "onFallback", "onException");

  /** All steps below a node, at any depth. */
  static List<Step> below(RouteFile file, String route, Yaml node) {
    List<Step> steps = new ArrayList<>();
    collect(file, route, node, steps);
    return steps;
  }

  String id() {
    return body.text("id");
  }

  /** Where a fault of it is: {@code reconcile.begin.method}. */
  String at(String key) {
    String name = id().isEmpty() ? kind : id();
    return route + "." + name + (key.isEmpty() ? "" : "." + key);
  }

  /** Whether a key within a step holds further steps without saying {@code steps}. */
  static boolean isBranch(String key) {
    return BRANCHES.contains(key);
  }

  Findings findings() {
    return file.findings();
  }

  private static void collect(RouteFile file, String route, Yaml node, List<Step> steps) {
    node.items().forEach(item -> collect(file, route, item, steps));
    for (Yaml.Entry entry : node.entries()) {
      if (entry.key().equals("steps")) {
        for (Yaml item : entry.value().items()) {
          item.entries().forEach(step -> add(file, route, step, steps));
        }
      } else if (BRANCHES.contains(entry.key())) {
        branches(file, route, entry, steps);
      } else if (!entry.key().equals("parameters")) {
        collect(file, route, entry.value(), steps);
      }
    }
  }

  private static void branches(RouteFile file, String route, Yaml.Entry entry, List<Step> steps) {
    if (!(entry.value() instanceof Yaml.Items list)) {
      add(file, route, entry, steps);
      return;
    }
    for (Yaml item : list.items()) {
      if (item.at(entry.key()).isPresent()) {
        collect(file, route, item, steps);
      } else {
        add(file, route, new Yaml.Entry(entry.key(), item, item.line()), steps);
      }
    }
  }

  private static void add(RouteFile file, String route, Yaml.Entry step, List<Step> steps) {
    steps.add(new Step(file, route, step.key(), step.value(), step.line()));
    collect(file, route, step.value(), steps);
  }
}
