package vn.lienthong.routes;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.lienthong.sandbox.Sandbox;

/** What the ministry does behind its API, and what its API then holds. */
final class Ministry {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(JsonParser.Feature.ALLOW_SINGLE_QUOTES);

  private final Sandbox sandbox;

  Ministry(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  /** The ministry edits or creates records, written as JSON with single quotes. */
  void edit(String resource, String record) {
    JsonNode answers = sandbox.edit(resource, json(record));
    for (JsonNode answer : answers) {
      if (!List.of("CREATED", "UPDATED", "UNCHANGED", "ERASED", "WITHDRAWN")
          .contains(answer.path("status").asText())) {
        throw new IllegalStateException(resource + ": " + answer);
      }
    }
  }

  /** Everything that edits.json and the like say. */
  void edit(Path file) {
    try {
      for (JsonNode edit : JSON.readTree(file.toFile())) {
        ObjectNode record = edit.path("identity").deepCopy();
        if (edit.path("delete").asBoolean()) {
          record.put("thaoTac", "XOA");
        } else {
          record.setAll((ObjectNode) edit.path("set"));
        }
        edit(edit.path("resource").asText(), record.toString());
      }
    } catch (IOException broken) {
      throw new IllegalStateException(file + " cannot be read", broken);
    }
  }

  /** Fields of a record as no rule of the nation allows: a database restored from yesterday. */
  void raw(String resource, String id, String fields) {
    JsonNode told = records(resource).get(id);
    ObjectNode record = (told == null ? stored(resource).get(id) : told).deepCopy();
    record.setAll((ObjectNode) json(fields));
    put("records/" + resource + "?raw=true", record.toString());
  }

  /** The nation's clock stands still at that time. */
  void time(Instant time) {
    put("clock", "{\"instant\": \"" + time + "\"}");
  }

  private void put(String where, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(sandbox.url() + "/_sandbox/" + where))
            .PUT(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(answer.body());
      }
    } catch (IOException | InterruptedException broken) {
      throw new IllegalStateException("the sandbox does not answer", broken);
    }
  }

  /** The ministry says of fed records what it thinks of them. */
  void judge(String verdict) {
    sandbox.judge(json(verdict));
  }

  void faults(String spec) {
    sandbox.faults(json(spec));
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException broken) {
      throw new IllegalArgumentException(text, broken);
    }
  }

  /** The records of a resource as they stand, by id, tombstones too. */
  Map<String, JsonNode> records(String resource) {
    Map<String, JsonNode> records = new LinkedHashMap<>();
    for (ObjectNode line : sandbox.journal()) {
      if (line.path("resource").asText().equals(resource) && line.path("body").isObject()) {
        records.put(line.path("id").asText(), line.path("body"));
      }
    }
    return records;
  }

  /** The records of a fed resource, which the journal tells nothing of, by id. */
  Map<String, JsonNode> stored(String resource) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(sandbox.url() + "/_sandbox/records/" + resource)).build();
    try {
      String answer =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
      Map<String, JsonNode> records = new LinkedHashMap<>();
      JsonNode data = json(answer);
      data.forEach(record -> records.put(record.path("id").asText(), record));
      return records;
    } catch (IOException | InterruptedException broken) {
      throw new IllegalStateException("the sandbox does not answer", broken);
    }
  }

  /** The one living record whose fields are these. */
  JsonNode record(String resource, Map<String, String> identity) {
    List<JsonNode> found =
        records(resource).values().stream()
            .filter(record -> record.path("trangThai").asText().equals("HOAT_DONG"))
            .filter(
                record ->
                    identity.entrySet().stream()
                        .allMatch(e -> record.path(e.getKey()).asText().equals(e.getValue())))
            .toList();
    return found.size() == 1 ? found.get(0) : JSON.missingNode();
  }
}
