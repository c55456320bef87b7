package vn.lienthong.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Rule;
import vn.lienthong.record.Cause;

/** A period is of the kind that the template is reported in. */
record PeriodJudge(Rule.Period rule, Surroundings around) implements Judge {
  private static final Map<String, Pattern> KINDS =
      Map.of(
          "NAM", Pattern.compile("\\d{4}"),
          "QUY", Pattern.compile("\\d{4}-Q[1-4]"),
          "THANG", Pattern.compile("\\d{4}-M(0[1-9]|1[0-2])"),
          "SAU_THANG", Pattern.compile("\\d{4}-H[12]"),
          "NAM_NAM", Pattern.compile("\\d{4}-\\d{4}"));

  @Override
  public List<Cause> causes(Map<String, @Nullable String> values) {
    String code = values.get(rule.by());
    String period = values.get(rule.period());
    if (code == null || period == null) {
      return List.of();
    }
    Optional<Map<String, @Nullable String>> template = around.agreed(rule.of().flow(), code);
    String kind = template.map(found -> found.get(rule.of().field())).orElse(null);
    boolean fits = kind == null || fits(kind, period);
    return fits ? List.of() : List.of(Judge.broken(rule, rule.period()));
  }

  private static boolean fits(String kind, String period) {
    Pattern shape = KINDS.get(kind);
    if (shape == null || !shape.matcher(period).matches()) {
      return false;
    }
    return !kind.equals("NAM_NAM")
        || Integer.parseInt(period.substring(5)) - Integer.parseInt(period.substring(0, 4)) == 4;
  }
}
