package vn.lienthong.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import vn.lienthong.mapping.Findings;
import vn.lienthong.mapping.Yaml;

/**
 * An endpoint that a route reads from or sends to.
 *
 * @param route id of the route or template that names it
 * @param uri with a template's parameters filled in, without its query
 * @param options of the query and of the parameters below
 * @param consumer the route begins with it
 */
record Endpoint(
    RouteFile file,
    String route,
    String uri,
    Map<String, String> options,
    boolean consumer,
    int line) {
  private static final Set<String> SENDING =
      Set.of("to", "toD", "wireTap", "poll", "interceptSendToEndpoint");
  private static final Set<String> ASKING = Set.of("enrich", "pollEnrich");

  /** Those of a route or template, its parameters still in braces. */
  static List<Endpoint> of(RouteFile file, String route, Yaml node) {
    List<Endpoint> endpoints = new ArrayList<>();
    Yaml from = node.at("from").orElse(node.at("route", "from").orElse(node));
    String start = from.text().isEmpty() ? from.text("uri") : from.text();
    if (!start.isEmpty()) {
      endpoints.add(of(file, route, start, from, true));
    }
    for (Step step : Step.below(file, route, node)) {
      String uri = uri(step);
      if (!uri.isEmpty()) {
        endpoints.add(of(file, route, uri, step.body(), false));
      }
    }
    return endpoints;
  }

  /** With the parameters of one templated route. */
  Endpoint with(Map<String, String> parameters) {
    String filled = uri;
    Map<String, String> filledOptions = new TreeMap<>(options);
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      String braces = "{{" + parameter.getKey() + "}}";
      filled = filled.replace(braces, parameter.getValue());
      filledOptions.replaceAll((key, value) -> value.replace(braces, parameter.getValue()));
    }
    return new Endpoint(file, route, filled, filledOptions, consumer, line);
  }

  /** As seen from another line: that of the templated route. */
  Endpoint at(int other) {
    return new Endpoint(file, route, uri, options, consumer, other);
  }

  String scheme() {
    return uri.contains(":") ? uri.substring(0, uri.indexOf(':')) : uri;
  }

  /** Waits for a template's or the context's parameters. */
  boolean parametrised() {
    return uri.contains("{{") || options.values().stream().anyMatch(v -> v.contains("{{"));
  }

  /** Known only while running. */
  boolean dynamic() {
    return uri.contains("${") || uri.contains("{{");
  }

  Findings findings() {
    return file.findings();
  }

  private static String uri(Step step) {
    if (SENDING.contains(step.kind())) {
      return step.body().text().isEmpty() ? step.body().text("uri") : step.body().text();
    }
    return ASKING.contains(step.kind()) ? step.body().text("constant") : "";
  }

  private static Endpoint of(
      RouteFile file, String route, String uri, Yaml body, boolean consumer) {
    Map<String, String> options = new TreeMap<>();
    int query = uri.indexOf('?');
    if (query >= 0) {
      for (String pair : uri.substring(query + 1).split("&")) {
        int equals = Math.max(pair.indexOf('='), 0);
        options.put(pair.substring(0, equals), pair.substring(equals + 1).replace('+', ' '));
      }
    }
    body.entries("parameters").forEach(option -> options.put(option.key(), option.value().text()));
    String path = (query < 0 ? uri : uri.substring(0, query)).replace("://", ":");
    return new Endpoint(file, route, path, options, consumer, body.line("uri"));
  }
}
