package vn.lienthong.reconcile;

import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Cause;

/**
 * A field, or the whole record, that a person decides.
 *
 * @param field null for the whole record
 * @param why {@code both-changed}, {@code needs-authority}, {@code flapping}; of the whole record
 *     {@code deleted}, {@code deleted-and-edited}, {@code revived}
 */
public record Contest(@Nullable String field, String why) {
  public Cause cause() {
    return new Cause(why, field, null);
  }
}
