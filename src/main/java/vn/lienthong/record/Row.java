package vn.lienthong.record;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record as one side holds it, in the canonical text of each field's type.
 *
 * @param key its identity
 * @param values by field name, in the mapping's order; null where the side holds nothing. Texts are
 *     as found (not normalised); dates ISO, decimals plain, booleans {@code true|false}, lists with
 *     a line break between elements
 * @param handle how the side finds it again
 * @param faults what keeps it from being read whole; empty for a sound row
 */
public record Row(
    Key key, Map<String, @Nullable String> values, Handle handle, List<Cause> faults) {
  public @Nullable String value(String field) {
    return values.get(field);
  }

  public boolean sound() {
    return faults.isEmpty();
  }
}
