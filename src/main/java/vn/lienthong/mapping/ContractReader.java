package vn.lienthong.mapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the part of OpenAPI 3.0 that a contract of flat records uses. */
final class ContractReader {
  private static final String BASE = "/api/v1";
  private static final int NO_LIMIT = Integer.MAX_VALUE;

  private final Yaml root;

  ContractReader(Yaml root) {
    this.root = root;
  }

  Contract read(Findings findings) {
    Map<String, Schema> schemas = new TreeMap<>();
    for (Yaml.Entry entry : entries(root, "components", "schemas")) {
      if (at(entry.value(), "properties").isPresent()) {
        schemas.put(entry.key(), schema(entry.key(), entry.value()));
      }
    }
    if (schemas.isEmpty()) {
      findings.add(root.line(), "components.schemas", "nothing", "OpenAPI 3.0 with schemas");
    }
    Map<String, Set<String>> filters = new TreeMap<>();
    for (Yaml.Entry path : entries(root, "paths")) {
      if (path.key().startsWith(BASE + "/") && at(path.value(), "get").isPresent()) {
        filters.put(path.key().substring(BASE.length()), filters(path.value()));
      }
    }
    return new Contract(schemas, filters, findings.list());
  }

  private Set<String> filters(Yaml path) {
    Set<String> names = new LinkedHashSet<>();
    for (Yaml parameter : items(at(path, "get", "parameters"))) {
      Yaml meant = resolved(parameter);
      if (text(meant, "in").equals("query")) {
        names.add(text(meant, "name"));
      }
    }
    return names;
  }

  private Schema schema(String name, Yaml schema) {
    Map<String, Property> properties = new LinkedHashMap<>();
    for (Yaml.Entry entry : entries(schema, "properties")) {
      properties.put(entry.key(), property(entry.key(), resolved(entry.value())));
    }
    return new Schema(name, properties, new LinkedHashSet<>(texts(at(schema, "required"))));
  }

  private Property property(String name, Yaml schema) {
    return new Property(
        name,
        text(schema, "type"),
        orNull(text(schema, "format")),
        text(schema, "nullable").equals("true"),
        text(schema, "x-bookkeeping").equals("true"),
        limits(schema),
        at(schema, "items").map(items -> property(name, resolved(items))).orElse(null));
  }

  private static Limits limits(Yaml schema) {
    return new Limits(
        number(schema, "minLength", 0),
        number(schema, "maxLength", NO_LIMIT),
        orNull(text(schema, "pattern")),
        texts(at(schema, "enum")),
        decimal(schema, "minimum"),
        decimal(schema, "maximum"),
        number(schema, "maxItems", NO_LIMIT));
  }

  /** What a {@code $ref} within the file points to; the node itself if it has none. */
  private Yaml resolved(Yaml node) {
    Yaml meant = node;
    for (int hops = 0; hops < 10 && !text(meant, "$ref").isEmpty(); hops++) {
      String[] path = text(meant, "$ref").replaceFirst("^#/", "").split("/");
      meant = at(root, path).orElse(meant);
    }
    return meant;
  }

  private static Optional<Yaml> at(Yaml node, String... path) {
    Optional<Yaml> here = Optional.of(node);
    for (String key : path) {
      here =
          here.filter(Yaml.Entries.class::isInstance)
              .flatMap(block -> ((Yaml.Entries) block).entry(key))
              .map(Yaml.Entry::value);
    }
    return here;
  }

  private static List<Yaml.Entry> entries(Yaml node, String... path) {
    return at(node, path)
        .filter(Yaml.Entries.class::isInstance)
        .map(block -> ((Yaml.Entries) block).entries())
        .orElse(List.of());
  }

  private static List<Yaml> items(Optional<Yaml> node) {
    return node.filter(Yaml.Items.class::isInstance)
        .map(list -> ((Yaml.Items) list).items())
        .orElse(List.of());
  }

  private static List<String> texts(Optional<Yaml> node) {
    List<String> texts = new ArrayList<>();
    for (Yaml item : items(node)) {
      if (item instanceof Yaml.Text text) {
        texts.add(text.value());
      }
    }
    return texts;
  }

  private static String text(Yaml node, String key) {
    return at(node, key)
        .filter(Yaml.Text.class::isInstance)
        .map(text -> ((Yaml.Text) text).value())
        .orElse("");
  }

  private static int number(Yaml node, String key, int otherwise) {
    String text = text(node, key);
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : otherwise;
  }

  private static @Nullable BigDecimal decimal(Yaml node, String key) {
    String text = text(node, key);
    return text.matches("-?\\d{1,30}(\\.\\d{1,30})?") ? new BigDecimal(text) : null;
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
