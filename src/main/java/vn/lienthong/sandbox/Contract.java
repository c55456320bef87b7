package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The contract: which resources there are, and what their records look like. */
final class Contract {
  private static final String BASE = "/api/v1/";
  private static final String SCHEMAS = "#/components/schemas/";
  private final JsonNode document;

  private Contract(JsonNode document) {
    this.document = document;
  }

  static Contract read(Path file) throws IOException {
    try (Reader reader = Files.newBufferedReader(file)) {
      Object tree = new Load(LoadSettings.builder().build()).loadFromReader(reader);
      return new Contract(Json.MAPPER.valueToTree(tree));
    }
  }

  /** The file itself, or the one of that name nearest above the working directory. */
  static Path find(Path file) {
    for (Path home = Path.of("").toAbsolutePath(); home != null; home = home.getParent()) {
      Path found = home.resolve(file);
      if (Files.isRegularFile(found)) {
        return found;
      }
    }
    throw new IllegalArgumentException("contract not found: " + file);
  }

  /** The resources by name, in the order of the contract. */
  Map<String, Shape> shapes() {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path -> {
              if (path.getKey().startsWith(BASE) && path.getValue().path("get").has("parameters")) {
                String resource = path.getKey().substring(BASE.length());
                if (resource.indexOf('/') < 0) {
                  shapes.put(resource, shape(resource, path.getValue().path("get")));
                }
              }
            });
    return shapes;
  }

  private Shape shape(String resource, JsonNode list) {
    JsonNode answer = list.at("/responses/200/content").path("application/json").path("schema");
    String ref = answer.at("/properties/data/items").path("$ref").asText();
    JsonNode schema =
        document.path("components").path("schemas").path(ref.substring(SCHEMAS.length()));
    Map<String, FieldRule> fields = new LinkedHashMap<>();
    schema
        .path("properties")
        .properties()
        .forEach(f -> fields.put(f.getKey(), new FieldRule(f.getValue())));
    Map<String, FieldRule> content = new LinkedHashMap<>(fields);
    content.values().removeIf(FieldRule::bookkeeping);
    SortedMap<String, FieldRule> digested = new TreeMap<>(content);
    digested.values().removeIf(rule -> rule.verdict().isPresent());
    Set<String> required = new LinkedHashSet<>(Json.texts(schema.path("required")));
    required.addAll(Json.texts(schema.path("x-required")));
    required.removeIf(name -> field(fields, name).bookkeeping());
    return new Shape(
        resource,
        schema.path("x-fed").asBoolean(),
        Json.texts(schema.path("x-identity")),
        required,
        fields,
        content,
        digested,
        parameters(list));
  }

  private static FieldRule field(Map<String, FieldRule> fields, String name) {
    FieldRule rule = fields.get(name);
    if (rule == null) {
      throw new IllegalArgumentException("required but not a field: " + name);
    }
    return rule;
  }

  private Map<String, Filter> parameters(JsonNode list) {
    Map<String, Filter> parameters = new LinkedHashMap<>();
    for (JsonNode given : list.path("parameters")) {
      JsonNode parameter = document.at(given.path("$ref").asText().substring(1));
      parameters.put(parameter.path("name").asText(), Filter.of(parameter));
    }
    return parameters;
  }
}
