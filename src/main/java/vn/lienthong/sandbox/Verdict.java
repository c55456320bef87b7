package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of an entry.
 *
 * @param record the record as it now stands, null if there is none or it is not told
 * @param version the record's, 0 if there is none
 */
record Verdict(String status, @Nullable Stored record, long version, List<FieldError> errors) {
  static Verdict of(String status, Stored record) {
    return new Verdict(status, record, record.version(), List.of());
  }

  /** An answer without the record; version 0 if there is none. */
  static Verdict brief(String status, long version) {
    return new Verdict(status, null, version, List.of());
  }

  static Verdict stale(Optional<Stored> current) {
    long version = current.map(Stored::version).orElse(0L);
    return new Verdict("STALE", current.orElse(null), version, List.of());
  }

  static Verdict rejected(List<FieldError> errors) {
    return new Verdict("REJECTED", null, 0, errors);
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
      if (version > 0) {
        json.put("phienBan", version);
      }
    }
    ArrayNode list = json.putArray("errors");
    errors.forEach(error -> list.add(error.json()));
    return json;
  }

  Journal.Line line(String resource, Entry entry, Caller caller, String now) {
    String id = record == null ? entry.id().orElse(null) : record.id();
    ObjectNode body = record != null && wrote() ? record.json() : null;
    String source = Json.string(entry.sent(), "phienBanNguon").orElse(null);
    return new Journal.Line(resource, id, version, caller.name(), status, source, body, now);
  }

  static Journal.Line judgedLine(String resource, Stored record, String at) {
    String who = Caller.MINISTRY.name();
    return new Journal.Line(
        resource, record.id(), record.version(), who, "JUDGED", null, record.json(), at);
  }

  static Journal.Line rawLine(String resource, Stored record, String who) {
    String at = record.json().path("capNhatLuc").asText();
    String status = who.equals("seed") ? "SEEDED" : "RAW";
    return new Journal.Line(
        resource, record.id(), record.version(), who, status, null, record.json(), at);
  }
}
