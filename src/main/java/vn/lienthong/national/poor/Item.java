package vn.lienthong.national.poor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One entry of a batch on its way, and what became of it. */
final class Item {
  final int index;
  final ObjectNode entry;

  /** The entry as it came, whatever is made of it here. */
  final ObjectNode asked;

  final String id;
  @Nullable ObjectNode before;
  @Nullable ObjectNode result;

  Item(int index, ObjectNode entry) {
    this.index = index;
    this.entry = entry;
    this.asked = entry.deepCopy();
    this.id = entry.path("id").asText();
  }

  void became(String status) {
    result = Json.object().put("index", index).put("id", id).put("status", status);
    result.putArray("errors");
  }

  /** Of a batch that was taken as a whole. */
  void taken() {
    boolean there = before != null || entry.has("phienBan");
    switch (entry.path("thaoTac").asText()) {
      case "NGUNG" -> became("WITHDRAWN");
      case "XOA" -> became("ERASED");
      default -> became(there ? "UPDATED" : "CREATED");
    }
  }

  /** And how it stands now is not known yet. */
  boolean written() {
    ObjectNode now = result;
    return now != null
        && !now.has("banGhi")
        && !Set.of("REJECTED", Promises.ACCEPTED).contains(now.path("status").asText());
  }

  void refused(String code) {
    became("REJECTED");
    ((ArrayNode) Objects.requireNonNull(result).path("errors")).addObject().put("code", code);
  }
}
