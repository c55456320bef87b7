package vn.lienthong.check;

import java.util.ArrayList;
import java.util.List;
import vn.lienthong.mapping.Field;
import vn.lienthong.mapping.Findings;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.mapping.Rule;
import vn.lienthong.record.Problem;

/** Holds rules against the mappings of other flows that they name. */
final class RuleReferenceCheck {
  private final Mappings mappings;

  RuleReferenceCheck(Mappings mappings) {
    this.mappings = mappings;
  }

  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    for (Mapping mapping : mappings.byName().values()) {
      Findings findings = new Findings("mappings/" + mapping.name() + ".yaml");
      for (int i = 0; i < mapping.rules().size(); i++) {
        check(mapping.rules().get(i), "rules[" + i + "].", findings);
      }
      problems.addAll(findings.list());
    }
    return problems;
  }

  private void check(Rule rule, String at, Findings findings) {
    if (rule instanceof Rule.Within within) {
      check(within.in(), true, rule, at + "in", findings);
    } else if (rule instanceof Rule.Answers answers) {
      check(answers.of(), true, rule, at + "of", findings);
    } else if (rule instanceof Rule.Period period) {
      check(period.of(), false, rule, at + "of", findings);
    } else if (rule instanceof Rule.Sums sums) {
      check(sums.parent(), false, rule, at + "parent", findings);
    }
  }

  private void check(Rule.Of of, boolean rows, Rule rule, String at, Findings findings) {
    Mapping other = mappings.byName().get(of.flow());
    if (other == null) {
      // its own file has problems, which are told
      return;
    }
    List<String> names =
        (rows ? other.children() : other.columns()).stream().map(Field::name).toList();
    if (!names.contains(of.field())) {
      findings.unknown(rule.line(), at, of.field(), names);
    }
  }
}
