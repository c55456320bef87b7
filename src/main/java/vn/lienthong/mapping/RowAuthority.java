package vn.lienthong.mapping;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Text;

/**
 * Whose a row is.
 *
 * @param rules the first whose condition (over field names) holds decides
 * @param otherwise if none holds
 */
public record RowAuthority(List<Rule> rules, Authority otherwise) {
  /** One line of the mapping's {@code authority} list. */
  public record Rule(List<Condition> when, Authority is) {}

  /** Judges canonical values by field name. */
  public Authority of(Map<String, @Nullable String> values) {
    for (Rule rule : rules) {
      if (rule.when().stream().allMatch(c -> contains(c.anyOf(), values.get(c.name())))) {
        return rule.is();
      }
    }
    return otherwise;
  }

  private static boolean contains(List<String> anyOf, @Nullable String value) {
    return value != null && anyOf.contains(Text.clean(value));
  }
}
