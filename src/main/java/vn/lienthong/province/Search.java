package vn.lienthong.province;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Condition;

/**
 * Which rows of a mapping's scope and filter are wanted; all of it must hold.
 *
 * @param anyOf canonical values by field; an empty list finds nothing
 * @param narrowing over columns, as in the mapping's own filter
 * @param span of days; null for any
 * @param fields whose values are wanted beside the key
 */
public record Search(
    Map<String, List<String>> anyOf,
    List<Condition> narrowing,
    @Nullable Span span,
    List<String> fields) {
  /**
   * Days of a field, both included.
   *
   * @param from null for no first day
   * @param to null for no last day
   */
  public record Span(String field, @Nullable LocalDate from, @Nullable LocalDate to) {}

  /**
   * A row that was found.
   *
   * @param storedKey by which it is read, and after which the next page begins
   * @param values canonical, by field; null where the row holds nothing or nothing readable
   */
  public record Found(String storedKey, Map<String, @Nullable String> values) {}
}
