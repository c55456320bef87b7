package vn.lienthong.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import vn.lienthong.mapping.Findings;
import vn.lienthong.mapping.Yaml;

/**
 * A route template's parameters.
 *
 * @param mandatory those without which Camel would not start the route
 * @param defaults of the optional ones that have one
 */
record Template(
    String id, Yaml body, Set<String> mandatory, Map<String, String> defaults, Set<String> all) {
  static Template of(Yaml body) {
    Set<String> mandatory = new LinkedHashSet<>();
    Set<String> all = new LinkedHashSet<>();
    Map<String, String> defaults = new TreeMap<>();
    for (Yaml parameter : body.items("parameters")) {
      String name = parameter.text("name");
      all.add(name);
      if (parameter.at("defaultValue").isPresent()) {
        defaults.put(name, parameter.text("defaultValue"));
      } else if (!parameter.text("required").equals("false")) {
        mandatory.add(name);
      }
    }
    return new Template(body.text("id"), body, mandatory, defaults, all);
  }

  /** The parameters of one use, whose faults are noted. */
  Map<String, String> use(Yaml use, String route, Findings findings) {
    Map<String, String> values = new TreeMap<>(defaults);
    List<String> given = new ArrayList<>();
    for (Yaml parameter : use.items("parameters")) {
      String name = parameter.text("name");
      given.add(name);
      values.put(name, parameter.text("value"));
      if (!all.contains(name)) {
        findings.unknown(parameter.line("name"), route + ".parameters", name, all);
      }
    }
    for (String name : mandatory) {
      if (!given.contains(name)) {
        findings.add(
            use.line(), route + ".parameters", "no " + name, "what the template " + id + " needs");
      }
    }
    return values;
  }
}
