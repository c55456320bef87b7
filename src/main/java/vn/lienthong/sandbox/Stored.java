package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** A record as the API shows it. */
record Stored(String id, String identity, ObjectNode json) {
  static final String ERASED = "DA_XOA";
  static final String ALIVE = "HOAT_DONG";

  long version() {
    return json.path("phienBan").asLong();
  }

  boolean erased() {
    return json.path("trangThai").asText().equals(ERASED);
  }

  Instant updated() {
    return Instant.parse(json.path("capNhatLuc").asText());
  }
}
