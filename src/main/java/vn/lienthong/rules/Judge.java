package vn.lienthong.rules;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Rule;
import vn.lienthong.record.Cause;

/** One rule, ready to judge many records. */
interface Judge {
  /**
   * What is against the record; empty if nothing is, or if it cannot be judged.
   *
   * @param values canonical, by field
   */
  List<Cause> causes(Map<String, @Nullable String> values);

  /** The rule is broken in that field. */
  static Cause broken(Rule rule, String field) {
    return new Cause("rule", field, rule.name());
  }

  /**
   * @param codes of rows, columns, questions or units: never a value
   */
  static Cause broken(Rule rule, String field, List<String> codes) {
    return new Cause("rule", field, rule.name() + ": " + some(codes));
  }

  /** The first ten, and how many more there are. */
  static String some(List<String> codes) {
    String first = String.join(",", codes.subList(0, Math.min(10, codes.size())));
    return codes.size() > 10 ? first + " +" + (codes.size() - 10) : first;
  }
}
