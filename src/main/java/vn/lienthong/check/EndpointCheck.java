package vn.lienthong.check;

import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.quartz.CronExpression;
import vn.lienthong.mapping.Findings;

/** Endpoints that no component serves, that nobody reads from, or whose schedule is none. */
final class EndpointCheck {
  private static final String COMPONENTS = "META-INF/services/org/apache/camel/component/";
  private static final List<String> USUAL =
      List.of("bean", "direct", "http", "https", "log", "quartz", "seda", "sql", "timer");

  private final List<Endpoint> endpoints;

  /**
   * @param endpoints of all routes and of each use of a template
   */
  EndpointCheck(List<Endpoint> endpoints) {
    this.endpoints = endpoints.stream().filter(endpoint -> !endpoint.dynamic()).toList();
  }

  /**
   * @param whole all files could be read, so that a missing route is missing
   */
  void check(boolean whole) {
    endpoints.forEach(EndpointCheck::scheme);
    endpoints.stream().filter(one -> one.scheme().equals("quartz")).forEach(EndpointCheck::cron);
    if (whole) {
      direct();
    }
  }

  private static void scheme(Endpoint endpoint) {
    if (!served(endpoint.scheme())) {
      List<String> known = USUAL.stream().filter(EndpointCheck::served).toList();
      endpoint
          .findings()
          .missing(
              endpoint.line(),
              endpoint.route() + ".uri",
              endpoint.scheme(),
              "a component that is here, such as " + String.join(", ", known),
              known);
    }
  }

  private static boolean served(String scheme) {
    ClassLoader loader = EndpointCheck.class.getClassLoader();
    return scheme.matches("[a-z0-9-]+") && loader.getResource(COMPONENTS + scheme) != null;
  }

  private static void cron(Endpoint endpoint) {
    String cron = endpoint.options().get("cron");
    if (cron == null) {
      if (endpoint.options().keySet().stream().noneMatch(key -> key.startsWith("trigger."))) {
        endpoint.findings().add(endpoint.line(), endpoint.route() + ".cron", "nothing", "when");
      }
    } else if (!cron.contains("{{")) {
      try {
        CronExpression.validateExpression(cron);
      } catch (ParseException broken) {
        endpoint
            .findings()
            .add(
                endpoint.line(),
                endpoint.route() + ".cron",
                Findings.quoted(cron),
                "second minute hour day month weekday, one of both days as ?");
      }
    }
  }

  private void direct() {
    Map<String, Endpoint> consumed = new TreeMap<>();
    for (Endpoint endpoint : ofDirect(true)) {
      if (consumed.putIfAbsent(endpoint.uri(), endpoint) != null) {
        String again = Findings.quoted(endpoint.uri()) + " a second time";
        String at = endpoint.route() + ".from";
        endpoint.findings().add(endpoint.line(), at, again, "one route that begins with it");
      }
    }
    for (Endpoint endpoint : ofDirect(false)) {
      if (!consumed.containsKey(endpoint.uri())) {
        String at = endpoint.route() + ".uri";
        String expected = "a route that begins with it";
        endpoint
            .findings()
            .missing(endpoint.line(), at, endpoint.uri(), expected, consumed.keySet());
      }
    }
  }

  private List<Endpoint> ofDirect(boolean consumer) {
    return endpoints.stream()
        .filter(endpoint -> endpoint.scheme().equals("direct"))
        .filter(endpoint -> endpoint.consumer() == consumer)
        .toList();
  }
}
