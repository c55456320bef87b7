package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** A record as the API shows it. */
record Stored(String id, String identity, ObjectNode json) {
  static final String ERASED = "DA_XOA";
  static final String ALIVE = "HOAT_DONG";

  /** The text of a row's record as it rests, if it is to be told like that; only to be written. */
  static JsonNode asTold(ResultSet row) throws SQLException {
    return row.getString(4) == null
        ? new POJONode(new RawValue(new String(row.getBytes(3), StandardCharsets.UTF_8)))
        : Records.stored(row).json();
  }

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
