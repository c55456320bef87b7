package vn.lienthong.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The schema that Camel's YAML DSL brings along. */
final class CamelSchema {
  private static final String FILE = "/schema/camelYamlDsl.json";
  private static final String DEFINITIONS = "#/items/definitions/";

  private final JsonNode root;

  private CamelSchema(JsonNode root) {
    this.root = root;
  }

  private static final class Loaded {
    static final CamelSchema SCHEMA = read();
  }

  static CamelSchema load() {
    return Loaded.SCHEMA;
  }

  private static CamelSchema read() {
    try (InputStream file = CamelSchema.class.getResourceAsStream(FILE)) {
      return new CamelSchema(new JsonMapper().readTree(file));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** What may stand at the top of a file. */
  Shape top() {
    return new Shape(root.path("items"));
  }

  /** What may stand at one place. */
  final class Shape {
    private final Map<String, JsonNode> properties = new TreeMap<>();
    private JsonNode items;
    private boolean closed;

    private Shape(JsonNode node) {
      items = root.path("missing");
      gather(node, 0);
    }

    boolean knows(String key) {
      return !closed || properties.containsKey(key);
    }

    Set<String> keys() {
      return properties.keySet();
    }

    Shape below(String key) {
      return new Shape(properties.getOrDefault(key, root.path("missing")));
    }

    Shape item() {
      return new Shape(items);
    }

    private void gather(JsonNode node, int depth) {
      if (depth > 8) {
        return;
      }
      String reference = node.path("$ref").asText("");
      if (reference.startsWith(DEFINITIONS)) {
        String name = reference.substring(DEFINITIONS.length());
        gather(root.path("items").path("definitions").path(name), depth + 1);
      }
      JsonNode additional = node.path("additionalProperties");
      closed |= additional.isBoolean() && !additional.asBoolean();
      if (node.has("items") && depth < 8) {
        items = node.path("items");
      }
      node.path("properties")
          .fields()
          .forEachRemaining(
              property -> {
                if (!property.getValue().isEmpty() || !properties.containsKey(property.getKey())) {
                  properties.put(property.getKey(), property.getValue());
                }
              });
      node.path("anyOf").forEach(one -> gather(one, depth + 1));
      node.path("oneOf").forEach(one -> gather(one, depth + 1));
    }
  }
}
