package vn.lienthong.check;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import vn.lienthong.mapping.Findings;
import vn.lienthong.mapping.Yaml;

/** What every step must have, the beans it names, and the languages it may not use. */
final class StepCheck {
  private static final Set<String> SCRIPTING =
      Set.of(
          "groovy",
          "java",
          "javaScript",
          "joor",
          "js",
          "language",
          "mvel",
          "ognl",
          "python",
          "script",
          "spel");

  private final Map<String, Class<?>> beans;
  private final Map<String, String> ids = new HashMap<>();

  StepCheck(Map<String, Class<?>> beans) {
    this.beans = beans;
  }

  void check(Step step) {
    if (!Step.isBranch(step.kind()) || step.kind().equals("onException")) {
      named(step);
    }
    if (SCRIPTING.contains(step.kind())) {
      scripting(step, step.kind(), step.line());
    }
    if (step.kind().equals("bean")) {
      bean(step, step.body(), step.line());
    }
    own(step, step.body());
  }

  private void named(Step step) {
    for (String key : List.of("id", "description")) {
      if (step.body().text(key).isBlank()) {
        step.findings()
            .add(step.line(), step.at(key), "nothing", "each step with an id and a description");
      }
    }
    String id = step.id();
    if (!id.isEmpty() && ids.putIfAbsent(step.route() + "/" + id, id) != null) {
      step.findings()
          .add(
              step.body().line("id"),
              step.at("id"),
              Findings.quoted(id) + " again",
              "each id once in a route");
    }
  }

  /** What belongs to this step and not to the steps within it. */
  private void own(Step step, Yaml node) {
    node.items().forEach(item -> own(step, item));
    for (Yaml.Entry entry : node.entries()) {
      String key = entry.key();
      if (SCRIPTING.contains(key)) {
        scripting(step, key, entry.line());
      } else if (key.equals("method") && !entry.value().entries().isEmpty()) {
        bean(step, entry.value(), entry.line());
      } else if (key.equals("parameters")) {
        references(step, entry.value());
      } else if (key.equals("exception")) {
        exceptions(step, entry.value());
      } else if (!key.equals("steps") && !Step.isBranch(key)) {
        own(step, entry.value());
      }
    }
  }

  private static void scripting(Step step, String language, int line) {
    step.findings()
        .add(line, step.at(language), "a program in a route", "a method of a bean, or simple");
  }

  private void bean(Step step, Yaml body, int line) {
    String ref = body.text("ref");
    String method = body.text("method").replaceFirst("\\(.*", "");
    Class<?> type = beans.get(ref);
    if (ref.contains("{{") || !body.text("beanType").isEmpty()) {
      return;
    }
    if (type == null) {
      step.findings().unknown(body.line("ref"), step.at("ref"), ref, sorted(beans.keySet()));
      return;
    }
    Set<String> methods = methods(type);
    if (method.isEmpty()) {
      step.findings().add(line, step.at("method"), "nothing", "the method that is called");
    } else if (!methods.contains(method)) {
      step.findings()
          .missing(body.line("method"), step.at("method"), method, "a method of " + ref, methods);
    }
  }

  private void references(Step step, Yaml parameters) {
    for (Yaml.Entry parameter : parameters.entries()) {
      String value = parameter.value().text();
      String name = value.replaceFirst("^#(bean:)?", "");
      if (value.startsWith("#") && !name.contains(":") && !known(name)) {
        step.findings()
            .unknown(
                parameter.line(),
                step.at("parameters." + parameter.key()),
                name,
                sorted(beans.keySet()));
      }
    }
  }

  /** A name that ends with a template's parameter is as good as its beginning. */
  private boolean known(String name) {
    int parameter = name.indexOf("{{");
    return parameter < 0
        ? beans.containsKey(name)
        : beans.containsKey(name.substring(0, parameter).replaceFirst("-$", ""));
  }

  private static void exceptions(Step step, Yaml classes) {
    for (Yaml item : classes.items()) {
      try {
        Class.forName(item.text(), false, StepCheck.class.getClassLoader());
      } catch (ClassNotFoundException unknown) {
        step.findings()
            .add(
                item.line(),
                step.at("exception"),
                Findings.quoted(item.text()),
                "the full name of a class");
      }
    }
  }

  private static Set<String> methods(Class<?> type) {
    Set<String> methods = new TreeSet<>();
    Arrays.stream(type.getMethods())
        .filter(method -> method.getDeclaringClass() != Object.class)
        .map(Method::getName)
        .forEach(methods::add);
    return methods;
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }
}
