package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The body of a call that writes. */
final class Batch {
  private Batch() {}

  /** The entries of {@code {"data":[…]}}. */
  static List<Entry> entries(byte[] body) {
    JsonNode json = Json.parse(body).orElseThrow(() -> Refusal.badRequest("the body is not JSON"));
    JsonNode data = json.path("data");
    if (!data.isArray() || data.isEmpty() || json.size() != 1) {
      throw Refusal.badRequest("the body is {\"data\":[…]} with at least one entry");
    }
    if (data.size() > Nation.LARGEST_BATCH) {
      throw Refusal.tooLarge("more than " + Nation.LARGEST_BATCH + " entries");
    }
    return objects(data).stream().map(Entry::new).toList();
  }

  /** The objects of an array, or the one object. */
  static List<ObjectNode> objects(JsonNode json) {
    List<ObjectNode> objects = new ArrayList<>();
    for (JsonNode item : json.isArray() ? json : List.of(json)) {
      if (!(item instanceof ObjectNode object)) {
        throw Refusal.badRequest("an entry is not an object");
      }
      objects.add(object);
    }
    return objects;
  }
}
