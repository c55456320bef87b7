package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * What the ministry says of records that were fed.
 *
 * @param shape of the resource
 * @param id of the one record; nothing for all that still have the verdict they began with
 * @param verdict the fields that it sets
 */
record Judging(Shape shape, Optional<String> id, ObjectNode verdict) {
  /** Reads {@code {resource, id? | all: true, field: value, …}}. */
  static Judging of(Map<String, Shape> shapes, JsonNode body) {
    Shape shape = shapes.get(body.path("resource").asText());
    if (shape == null) {
      throw Refusal.notFound("no such resource");
    }
    Optional<String> id = Json.string(body, "id");
    if (id.isPresent() == body.path("all").asBoolean()) {
      throw Refusal.badRequest("either id or all");
    }
    ObjectNode verdict = Json.object();
    for (Map.Entry<String, JsonNode> field : body.properties()) {
      String name = field.getKey();
      if (!name.equals("resource") && !name.equals("id") && !name.equals("all")) {
        if (!shape.judged(name)) {
          throw Refusal.badRequest("not a verdict: " + name);
        }
        verdict.set(name, field.getValue());
      }
    }
    if (verdict.isEmpty() || !shape.checkGiven(verdict).isEmpty()) {
      throw Refusal.badRequest("the verdict is not one of the contract's");
    }
    return new Judging(shape, id, verdict);
  }

  boolean concerns(Stored record) {
    if (record.erased()) {
      return false;
    }
    ObjectNode first = Json.object();
    shape.beginVerdict(first);
    return id.isPresent()
        || first.properties().stream()
            .allMatch(f -> Values.same(f.getValue(), record.json().path(f.getKey())));
  }

  Stored judged(Stored record, String now) {
    ObjectNode json = record.json().deepCopy();
    json.setAll(verdict);
    json.put("phienBan", record.version() + 1).put("capNhatLuc", now);
    return new Stored(record.id(), record.identity(), json);
  }
}
