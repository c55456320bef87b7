package vn.lienthong.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.mapping.Rule;
import vn.lienthong.record.Cause;

/**
 * All rules of one mapping. A cause names rule, field and places such as rows, questions and units,
 * never a value of the record. Remembers templates, so one is made for each run; for one thread.
 */
public final class RuleCheck {
  /** The cause of a record that only waits until others have reported. */
  public static final String MISSING_REPORTERS = SumsJudge.MISSING;

  private final List<Judge> judges = new ArrayList<>();

  /**
   * @param mappings all of them by name, those of the templates among them
   */
  public RuleCheck(Mapping mapping, Map<String, Mapping> mappings, Surroundings around) {
    for (Rule rule : mapping.rules()) {
      judges.add(judge(rule, mapping, mappings, around));
    }
  }

  private static Judge judge(
      Rule rule, Mapping mapping, Map<String, Mapping> mappings, Surroundings around) {
    if (rule instanceof Rule.Holds holds) {
      return new HoldsJudge(holds, mapping);
    }
    if (rule instanceof Rule.Within within) {
      return new WithinJudge(within, template(mappings, within.in()), around);
    }
    if (rule instanceof Rule.Period period) {
      return new PeriodJudge(period, around);
    }
    if (rule instanceof Rule.Answers answers) {
      return new AnswersJudge(answers, mapping, template(mappings, answers.of()), around);
    }
    return new SumsJudge((Rule.Sums) rule, mapping, around);
  }

  private static Mapping template(Map<String, Mapping> mappings, Rule.Of of) {
    Mapping template = mappings.get(of.flow());
    if (template == null) {
      throw new IllegalArgumentException("no mapping is named " + of.flow());
    }
    return template;
  }

  /** What is against the record; empty if nothing is. */
  public List<Cause> causes(Map<String, @Nullable String> values) {
    List<Cause> causes = new ArrayList<>(0);
    judges.forEach(judge -> causes.addAll(judge.causes(values)));
    return causes;
  }
}
