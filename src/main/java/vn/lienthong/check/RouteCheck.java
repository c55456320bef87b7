package vn.lienthong.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.lienthong.mapping.Findings;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.mapping.Yaml;
import vn.lienthong.record.Problem;

/**
 * Reads route files as text, without Camel, and tells what Camel would only tell one by one, or
 * never: it ignores a misspelt template parameter, a route configuration that does not exist, a
 * second templated route of one id, a method that a bean does not have.
 */
final class RouteCheck {
  private static final String FLOW = "flow";

  private final Set<String> mappings;
  private final FilesRouteCheck moving;
  private final Map<String, Class<?>> beans;
  private final Map<String, Template> templates = new TreeMap<>();
  private final Set<String> configurations = new TreeSet<>();
  private final Map<String, String> routes = new HashMap<>();
  private final Set<String> flows = new TreeSet<>();
  private final List<Endpoint> endpoints = new ArrayList<>();
  private boolean whole = true;

  RouteCheck(Mappings mappings, Map<String, Class<?>> beans) {
    this.mappings = mappings.lines().keySet();
    this.moving = new FilesRouteCheck(mappings);
    this.beans = beans;
  }

  List<Problem> problems(Path directory) {
    List<RouteFile> files = RouteFile.all(directory);
    // what a file that cannot be read declares is not missing elsewhere
    whole = files.stream().allMatch(file -> file.findings().size() == 0);
    files.forEach(this::declare);
    StepCheck steps = new StepCheck(beans);
    for (RouteFile file : files) {
      new KeyCheck(file).check();
      file.parts("route").forEach(route -> route(file, route));
      file.parts("routeTemplate").forEach(template -> template(file, template));
      file.parts("templatedRoute").forEach(use -> templated(file, use));
      steps(file, steps);
    }
    new EndpointCheck(endpoints).check(whole);
    List<Problem> problems = new ArrayList<>();
    files.forEach(file -> problems.addAll(file.findings().list()));
    if (whole) {
      problems.addAll(mappingsWithoutFlow());
      problems.addAll(moving.missing());
    }
    return problems;
  }

  private void declare(RouteFile file) {
    for (Yaml body : file.parts("routeTemplate")) {
      Template template = Template.of(body);
      if (templates.putIfAbsent(template.id(), template) != null) {
        again(file, body, template.id());
      }
    }
    file.parts("routeConfiguration").forEach(body -> configurations.add(body.text("id")));
  }

  private void route(RouteFile file, Yaml route) {
    String id = route.text("id");
    described(file, route, id);
    if (!id.isEmpty() && routes.putIfAbsent(id, file.name()) != null) {
      again(file, route, id);
    }
    configuration(file, route, id);
    endpoints.addAll(Endpoint.of(file, id, route));
  }

  private void template(RouteFile file, Yaml template) {
    described(file, template, template.text("id"));
    template.at("route").ifPresent(route -> configuration(file, route, template.text("id")));
    Endpoint.of(file, template.text("id"), template).stream()
        .filter(endpoint -> !endpoint.parametrised())
        .forEach(endpoints::add);
  }

  private void templated(RouteFile file, Yaml use) {
    String id = use.text("routeId");
    String wanted = use.text("routeTemplateRef");
    if (id.isEmpty()) {
      file.findings().add(use.line(), "templatedRoute.routeId", "nothing", "the route's name");
    } else if (routes.putIfAbsent(id, file.name()) != null) {
      again(file, use, id);
    }
    Template template = templates.get(wanted);
    if (template != null) {
      use(file, use, id, template);
    } else if (whole) {
      file.findings().unknown(use.line(), id + ".routeTemplateRef", wanted, templates.keySet());
    }
  }

  private void use(RouteFile file, Yaml use, String id, Template template) {
    if (use.text("prefixId").isEmpty()) {
      file.findings()
          .add(
              use.line(),
              id + ".prefixId",
              "nothing",
              "a prefix, so that each step has its own id");
    }
    Map<String, String> values = template.use(use, id, file.findings());
    Endpoint.of(file, id, template.body()).stream()
        .filter(Endpoint::parametrised)
        .forEach(endpoint -> endpoints.add(endpoint.with(values).at(use.line())));
    flow(file, use, id, values);
    moving.use(file, use, id, values);
  }

  private void flow(RouteFile file, Yaml use, String id, Map<String, String> values) {
    String flow = values.get(FLOW);
    if (flow == null) {
      return;
    }
    flows.add(flow);
    if (!mappings.contains(flow)) {
      file.findings()
          .missing(use.line(), id + ".flow", flow, "a file mappings/" + flow + ".yaml", mappings);
    } else if (!id.equals(flow)) {
      file.findings()
          .add(
              use.line(),
              id + ".routeId",
              Findings.quoted(id),
              "the flow's name " + Findings.quoted(flow));
    }
  }

  private List<Problem> mappingsWithoutFlow() {
    return mappings.stream()
        .filter(name -> !flows.contains(name))
        .map(
            name ->
                new Problem(
                    "mappings/" + name + ".yaml",
                    0,
                    "flow",
                    "no flow of this name in routes",
                    "a templatedRoute with the parameter flow: " + name,
                    null))
        .toList();
  }

  private void configuration(RouteFile file, Yaml route, String id) {
    String wanted = route.text("routeConfigurationId");
    if (whole && !wanted.isEmpty() && !configurations.contains(wanted)) {
      file.findings()
          .unknown(
              route.line("routeConfigurationId"),
              id + ".routeConfigurationId",
              wanted,
              configurations);
    }
  }

  private static void steps(RouteFile file, StepCheck check) {
    for (Yaml.Entry part : file.parts()) {
      String id = part.value().text("id");
      Step.below(file, id.isEmpty() ? part.key() : id, part.value()).forEach(check::check);
    }
  }

  private static void described(RouteFile file, Yaml part, String id) {
    for (String key : List.of("id", "description")) {
      if (part.text(key).isBlank()) {
        String at = (id.isEmpty() ? "route" : id) + "." + key;
        file.findings().add(part.line(), at, "nothing", "each route with an id and a description");
      }
    }
  }

  private static void again(RouteFile file, Yaml part, String id) {
    file.findings().add(part.line(), "id", Findings.quoted(id) + " again", "each id once");
  }
}
