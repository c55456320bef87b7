package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * How a nation puts its answers, and wants to be asked, where it is not as the contract says: a
 * file with examples of its answers. What the file does not say is as in the contract, but that
 * lists are asked for by page number only.
 */
final class Wording {
  private static final Set<String> KEYS =
      Set.of(
          "success",
          "nothing",
          "nothing-status",
          "refused",
          "page",
          "size",
          "largest",
          "batch",
          "wrap",
          "names",
          "renamed",
          "date",
          "boolean",
          "paths");
  private final JsonNode file;
  private final Spelling spelling;

  private Wording(JsonNode file, Set<String> yesOrNo) {
    this.file = file;
    Map<String, String> renamed = new HashMap<>();
    file.path("renamed").properties().forEach(n -> renamed.put(n.getKey(), n.getValue().asText()));
    List<JsonNode> flags = Json.items(file.path("boolean"));
    boolean capitals = file.path("names").asText().equals("pascal");
    String date = file.path("date").asText(Spelling.ISO);
    this.spelling = new Spelling(capitals, renamed, date, flags, yesOrNo);
  }

  /**
   * @throws IllegalArgumentException if it says something that nobody would understand
   */
  static Wording read(Path file, Iterable<Shape> shapes) throws IOException {
    JsonNode read;
    try (Reader reader = Files.newBufferedReader(file)) {
      read =
          Json.MAPPER.valueToTree(new Load(LoadSettings.builder().build()).loadFromReader(reader));
    }
    for (Map.Entry<String, JsonNode> one : read.properties()) {
      if (!KEYS.contains(one.getKey())) {
        throw new IllegalArgumentException(file + " says " + one.getKey() + ", not one of " + KEYS);
      }
    }
    Set<String> yesOrNo = new HashSet<>();
    for (Shape shape : shapes) {
      shape.fields().forEach((name, rule) -> rule.yesOrNo(name, yesOrNo));
    }
    return new Wording(read, yesOrNo);
  }

  /** Below the API's base. */
  String path(Shape shape) {
    return file.path("paths").path(shape.resource()).asText(shape.resource());
  }

  String batchPath() {
    return file.path("batch").asText("/batch");
  }

  /**
   * What a list is asked for.
   *
   * @throws Refusal if it is asked for by more than a page
   */
  Listing listing(Map<String, List<String>> query, Shape shape) {
    Map<String, List<String>> ours = new HashMap<>();
    for (String name : List.of("page", "size")) {
      List<String> given = query.get(file.path(name).asText(name));
      if (given != null) {
        ours.put(name, given);
      }
    }
    if (ours.size() != query.size()) {
      throw Refusal.badRequest("a list is asked for by page and size only");
    }
    Listing asked = Listing.of(ours, shape);
    int largest = file.path("largest").asInt(Listing.LARGEST);
    return new Listing(Math.min(largest, asked.size()), asked.page(), "", asked.wanted());
  }

  /** A batch as the contract wants it. */
  byte[] batch(byte[] body) {
    JsonNode json = Json.parse(body).orElseThrow(() -> Refusal.badRequest("the body is not JSON"));
    String wrap = file.path("wrap").asText("data");
    return Json.bytes(Json.object().set("data", spelling.hear(json.path(wrap))));
  }

  /** Whether nothing is told otherwise than by an empty list. */
  boolean tellsNothing() {
    return file.has("nothing");
  }

  JsonNode success(JsonNode answer) {
    JsonNode page = answer.path("page");
    Map<String, JsonNode> told = new HashMap<>();
    told.put("$data", answer.has("data") ? spelling.say(answer.get("data")) : NullNode.instance);
    told.put("$total", page.path("totalRecords"));
    told.put("$page", page.path("number"));
    told.put("$size", page.path("size"));
    told.put("$pages", page.path("totalPages"));
    JsonNode example = file.path("success");
    return example.isMissingNode() ? answer : filled(example, told);
  }

  /** A failure, under the status of {@link #status}. */
  JsonNode failure(Refusal refusal, String now) {
    JsonNode example = file.path(refusal.status() == 404 ? "nothing" : "refused");
    return example.isMissingNode()
        ? Envelope.failure(refusal.code(), refusal.reason(), now)
        : filled(example, Map.of("$message", TextNode.valueOf(refusal.reason())));
  }

  int status(Refusal refusal) {
    return refusal.status() == 404
        ? file.path("nothing-status").asInt(refusal.status())
        : refusal.status();
  }

  private static JsonNode filled(JsonNode example, Map<String, JsonNode> told) {
    if (example.isObject()) {
      ObjectNode filled = Json.object();
      example.properties().forEach(one -> filled.set(one.getKey(), filled(one.getValue(), told)));
      return filled;
    }
    if (example.isArray()) {
      ArrayNode filled = Json.MAPPER.createArrayNode();
      example.forEach(item -> filled.add(filled(item, told)));
      return filled;
    }
    JsonNode known = told.get(example.asText());
    return known == null ? example : known.isMissingNode() ? IntNode.valueOf(1) : known;
  }
}
