package vn.lienthong.record;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What both sides last agreed on for one record.
 *
 * @param nationalId the nation's id of it
 * @param version the nation's version of it
 * @param fields by field name; a field without an entry has never been agreed on
 */
public record Base(@Nullable String nationalId, long version, Map<String, Held> fields) {
  /** Whether that side held the record at all: its identity is among its fields. */
  public boolean heldBy(Side side) {
    for (Held held : fields.values()) {
      if (held.half(side) != null) {
        return true;
      }
    }
    return false;
  }
}
