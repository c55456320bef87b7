package vn.lienthong.verify;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import vn.lienthong.record.Key;

/**
 * One record that is not proved to be in step.
 *
 * @param key the record
 * @param kind what was found
 * @param fields names of the fields that differ; empty unless {@link Kind#DIFFERENT}
 */
public record Finding(Key key, Kind kind, List<String> fields) {
  /** How a record can fail the proof. */
  public enum Kind {
    /** The province holds it, the nation does not. */
    MISSING_AT_NATION,
    /** The nation holds it in this flow's scope, the province does not. */
    ONLY_AT_NATION,
    /** Both hold it, not alike. */
    DIFFERENT,
    /** It changed while it was being verified. */
    MOVING;

    /** As in JSON: {@code only-at-nation}. */
    @JsonValue
    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
