package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of an entry.
 *
 * @param record the record as it now stands, null if there is none
 */
record Verdict(String status, @Nullable Stored record, List<FieldError> errors) {
  static Verdict of(String status, Stored record) {
    return new Verdict(status, record, List.of());
  }

  static Verdict stale(Optional<Stored> current) {
    return new Verdict("STALE", current.orElse(null), List.of());
  }

  static Verdict rejected(List<FieldError> errors) {
    return new Verdict("REJECTED", null, errors);
  }

  boolean wrote() {
    return switch (status) {
      case "CREATED", "UPDATED", "WITHDRAWN", "ERASED" -> true;
      default -> false;
    };
  }

  ObjectNode json(int index, Entry entry) {
    ObjectNode json = Json.object().put("index", index);
    if (record != null) {
      json.put("id", record.id()).put("status", status).put("phienBan", record.version());
      json.set("banGhi", record.json());
    } else {
      entry.id().ifPresent(id -> json.put("id", id));
      json.put("status", status);
    }
    ArrayNode list = json.putArray("errors");
    errors.forEach(error -> list.add(error.json()));
    return json;
  }

  Journal.Line line(String resource, Entry entry, Caller caller, String now) {
    String id = record == null ? entry.id().orElse(null) : record.id();
    long version = record == null ? 0 : record.version();
    ObjectNode body = record != null && wrote() ? record.json() : null;
    return new Journal.Line(resource, id, version, caller.name(), status, body, now);
  }

  static Journal.Line rawLine(String resource, Stored record, String who) {
    String at = record.json().path("capNhatLuc").asText();
    String status = who.equals("seed") ? "SEEDED" : "RAW";
    return new Journal.Line(
        resource, record.id(), record.version(), who, status, record.json(), at);
  }
}
