package vn.lienthong.mapping;

import org.jspecify.annotations.Nullable;

/**
 * How a record ends on a side when it ended on the other.
 *
 * @param field the field that is set, such as {@code hieuLucDen}; null: the row is removed
 * @param value what it is set to; {@code today} for the day of retiring
 */
public record Retirement(@Nullable String field, @Nullable String value) {
  public static final Retirement REMOVE = new Retirement(null, null);
}
