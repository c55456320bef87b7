package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/** The form of every answer. */
final class Envelope {
  private Envelope() {}

  static ObjectNode ok(JsonNode data, String serverTime) {
    ObjectNode json = Json.object().put("code", "OK").put("message", "");
    json.set("data", data);
    return traced(json, serverTime);
  }

  static ObjectNode page(JsonNode data, Listing listing, long total, String serverTime) {
    ObjectNode json = ok(data, serverTime);
    json.putObject("page")
        .put("number", listing.page())
        .put("size", listing.size())
        .put("totalRecords", total)
        .put("totalPages", (total + listing.size() - 1) / listing.size());
    return json;
  }

  static ObjectNode failure(String code, String message, String serverTime) {
    return traced(Json.object().put("code", code).put("message", message), serverTime);
  }

  /** The API gateway's own form, for calls that never reach the API. */
  static ObjectNode fault(String description) {
    ObjectNode json = Json.object();
    json.putObject("fault")
        .put("code", 900901)
        .put("message", "Invalid Credentials")
        .put("description", description);
    return json;
  }

  private static ObjectNode traced(ObjectNode json, String serverTime) {
    return json.put("traceId", UUID.randomUUID().toString()).put("serverTime", serverTime);
  }
}
