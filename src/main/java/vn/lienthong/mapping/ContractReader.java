package vn.lienthong.mapping;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the part of OpenAPI 3.0 that a contract of records and their rows uses. */
final class ContractReader {
  private static final String BASE = "/api/v1";
  private static final int NO_LIMIT = Integer.MAX_VALUE;

  private final Yaml root;

  ContractReader(Yaml root) {
    this.root = root;
  }

  Contract read(Findings findings) {
    Map<String, Schema> schemas = new TreeMap<>();
    for (Yaml.Entry entry : root.entries("components", "schemas")) {
      if (entry.value().at("properties").isPresent()) {
        schemas.put(entry.key(), schema(entry.key(), entry.value()));
      }
    }
    if (schemas.isEmpty()) {
      findings.add(root.line(), "components.schemas", "nothing", "OpenAPI 3.0 with schemas");
    }
    Map<String, Set<String>> filters = new TreeMap<>();
    for (Yaml.Entry path : root.entries("paths")) {
      if (path.key().startsWith(BASE + "/") && path.value().at("get").isPresent()) {
        filters.put(path.key().substring(BASE.length()), filters(path.value()));
      }
    }
    return new Contract(schemas, filters, findings.list());
  }

  private Set<String> filters(Yaml path) {
    Set<String> names = new LinkedHashSet<>();
    for (Yaml parameter : path.items("get", "parameters")) {
      Yaml meant = resolved(parameter);
      if (meant.text("in").equals("query")) {
        names.add(meant.text("name"));
      }
    }
    return names;
  }

  private Schema schema(String name, Yaml schema) {
    Map<String, Property> properties = new LinkedHashMap<>();
    for (Yaml.Entry entry : schema.entries("properties")) {
      properties.put(entry.key(), property(entry.key(), resolved(entry.value())));
    }
    return new Schema(name, properties, required(schema));
  }

  /** What every living record has; a tombstone may have less. */
  private static Set<String> required(Yaml schema) {
    Set<String> names = new LinkedHashSet<>(texts(schema, "required"));
    names.addAll(texts(schema, "x-required"));
    return names;
  }

  private Property property(String name, Yaml schema) {
    return new Property(
        name,
        schema.text("type"),
        orNull(schema.text("format")),
        schema.text("nullable").equals("true"),
        schema.text("x-bookkeeping").equals("true"),
        limits(schema),
        schema.at("items").map(items -> property(name, resolved(items))).orElse(null),
        schema.at("properties").isPresent() ? schema(name, schema) : null);
  }

  private static Limits limits(Yaml schema) {
    return new Limits(
        number(schema, "minLength", 0),
        number(schema, "maxLength", NO_LIMIT),
        orNull(schema.text("pattern")),
        texts(schema, "enum"),
        decimal(schema, "minimum"),
        decimal(schema, "maximum"),
        number(schema, "maxItems", NO_LIMIT));
  }

  /** What a {@code $ref} within the file points to; the node itself if it has none. */
  private Yaml resolved(Yaml node) {
    Yaml meant = node;
    for (int hops = 0; hops < 10 && !meant.text("$ref").isEmpty(); hops++) {
      String[] path = meant.text("$ref").replaceFirst("^#/", "").split("/");
      meant = root.at(path).orElse(meant);
    }
    return meant;
  }

  private static List<String> texts(Yaml node, String key) {
    return node.items(key).stream().map(item -> item.text()).toList();
  }

  private static int number(Yaml node, String key, int otherwise) {
    String text = node.text(key);
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : otherwise;
  }

  private static @Nullable BigDecimal decimal(Yaml node, String key) {
    String text = node.text(key);
    return text.matches("-?\\d{1,30}(\\.\\d{1,30})?") ? new BigDecimal(text) : null;
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
