package vn.lienthong.national;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * That the nation has a record, and in which state, whatever it says.
 *
 * @param id the nation's
 * @param version 0 if it is not told
 * @param gone it was withdrawn
 * @param changed when; null if it is not told
 */
public record Seen(String id, long version, boolean gone, @Nullable Instant changed) {
  static Seen of(JsonNode record) {
    return new Seen(
        record.path("id").asText(),
        version(record),
        record.path("trangThai").asText().equals("DA_XOA"),
        changed(record));
  }

  /** A version that was made up of what the record says is none. */
  static long version(JsonNode record) {
    return Math.max(0, record.path("phienBan").asLong(0));
  }

  /** Of these records the one that was changed last; null if that is told of none. */
  static @Nullable Seen newest(JsonNode records) {
    JsonNode newest = null;
    Instant last = Instant.MIN;
    for (JsonNode record : records) {
      Instant changed = changed(record);
      if (changed != null && !changed.isBefore(last) && record.path("id").isTextual()) {
        newest = record;
        last = changed;
      }
    }
    return newest == null ? null : of(newest);
  }

  private static @Nullable Instant changed(JsonNode record) {
    String text = record.path("capNhatLuc").textValue();
    try {
      return text == null ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException notTold) {
      return null;
    }
  }

  /** Whether it was changed after the other, or in the same moment. */
  public boolean after(@Nullable Seen other) {
    return other == null
        || other.changed == null
        || (changed != null && !changed.isBefore(other.changed));
  }
}
