package vn.lienthong.mapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Text;

/** What the contract and the mapping would refuse of one field's value. */
final class ValueCheck {
  /** One rule about values that are there. */
  private interface Rule {
    boolean holds(String value);
  }

  /**
   * @param dear to look costs so much that values that passed are better remembered: codes repeat
   */
  private record Named(String code, String expected, Rule rule, boolean dear) {
    Named(String code, String expected, Rule rule) {
      this(code, expected, rule, false);
    }
  }

  private static final int REMEMBERED = 1024;

  private final String at;
  private final boolean required;
  private final Named[] rules;
  private final @Nullable String @Nullable [] passed;

  /**
   * @param at how causes name the field
   * @param property null if the contract does not have it
   * @param key part of an identity
   */
  ValueCheck(String at, Field field, @Nullable Property property, boolean key) {
    this.at = at;
    this.required = field.required() || key || (property != null && !property.nullable());
    List<Named> all = property == null ? List.of() : rules(field, property);
    this.rules = all.toArray(Named[]::new);
    this.passed = all.stream().anyMatch(Named::dear) ? new String[REMEMBERED] : null;
  }

  /** Takes at most one cause. */
  void check(@Nullable String value, Collection<Cause> causes) {
    if (value == null || value.isBlank()) {
      if (required) {
        causes.add(Cause.of("missing", at));
      }
      return;
    }
    int place = passed == null ? 0 : value.hashCode() & (REMEMBERED - 1);
    if (passed != null && value.equals(passed[place])) {
      return;
    }
    String text = Text.clean(value);
    for (Named rule : rules) {
      if (!rule.rule().holds(text)) {
        causes.add(new Cause(rule.code(), at, rule.expected()));
        return;
      }
    }
    if (passed != null) {
      passed[place] = value;
    }
  }

  private static List<Named> rules(Field field, Property property) {
    List<Named> rules = new ArrayList<>();
    if (field.type() == FieldType.LIST) {
      int most = property.limits().maxItems();
      if (most < Integer.MAX_VALUE) {
        rules.add(new Named("too-many", "at most " + most, list -> list.lines().count() <= most));
      }
      if (property.items() != null) {
        for (Named rule : texts(property.items().limits())) {
          rules.add(
              new Named(
                  rule.code(), rule.expected(), list -> list.lines().allMatch(rule.rule()::holds)));
        }
      }
    } else if (field.type() == FieldType.INTEGER || field.type() == FieldType.DECIMAL) {
      rules.addAll(numbers(property.limits()));
    } else {
      rules.addAll(texts(property.limits()));
    }
    return rules;
  }

  private static List<Named> texts(Limits limits) {
    List<Named> rules = new ArrayList<>();
    if (limits.maxLength() < Integer.MAX_VALUE) {
      String most = "at most " + limits.maxLength();
      rules.add(
          new Named(
              "too-long",
              most,
              text -> text.length() <= limits.maxLength() || length(text) <= limits.maxLength()));
    }
    if (limits.minLength() > 1) {
      String least = "at least " + limits.minLength();
      rules.add(new Named("too-short", least, text -> length(text) >= limits.minLength()));
    }
    if (limits.pattern() != null) {
      Spelling spelling = Spelling.of(limits.pattern());
      rules.add(new Named("pattern", limits.pattern(), spelling::fits, !spelling.simple()));
    }
    if (!limits.anyOf().isEmpty()) {
      Set<String> anyOf = Set.copyOf(limits.anyOf());
      String listed = "one of " + String.join(", ", limits.anyOf());
      rules.add(new Named("not-listed", listed, anyOf::contains));
    }
    return rules;
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static List<Named> numbers(Limits limits) {
    List<Named> rules = new ArrayList<>();
    BigDecimal minimum = limits.minimum();
    BigDecimal maximum = limits.maximum();
    if (minimum != null) {
      rules.add(
          new Named(
              "too-small",
              "at least " + minimum,
              number -> new BigDecimal(number).compareTo(minimum) >= 0));
    }
    if (maximum != null) {
      rules.add(
          new Named(
              "too-large",
              "at most " + maximum,
              number -> new BigDecimal(number).compareTo(maximum) <= 0));
    }
    return rules;
  }
}
