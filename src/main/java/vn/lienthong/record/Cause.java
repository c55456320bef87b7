package vn.lienthong.record;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a record is not in step: a code and where it was found, never a value of the record and never
 * the other side's text.
 *
 * @param code lower case with dashes, such as {@code too-long}, {@code constraint}, {@code refused}
 * @param field the field as the mapping names it, if one is to blame
 * @param detail what is not a value: a constraint's name, an expected type, the other side's error
 *     code
 */
public record Cause(String code, @Nullable String field, @Nullable String detail) {
  public static Cause of(String code) {
    return new Cause(code, null, null);
  }

  public static Cause of(String code, String field) {
    return new Cause(code, field, null);
  }

  /** One line for people: {@code too-long (ten: at most 300)}. */
  public String text() {
    String where = Optional.ofNullable(field).orElse("");
    String what = Optional.ofNullable(detail).orElse("");
    String both = where.isEmpty() || what.isEmpty() ? where + what : where + ": " + what;
    return both.isEmpty() ? code : code + " (" + both + ")";
  }
}
