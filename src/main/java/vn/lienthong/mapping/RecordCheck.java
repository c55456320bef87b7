package vn.lienthong.mapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Text;

/**
 * What the contract and the mapping would refuse of a record, known before it is sent. Compiled
 * once for a mapping; used by many threads.
 */
public final class RecordCheck {
  /** One rule about values that are there. */
  private interface Rule {
    boolean holds(String value);
  }

  private record Named(String code, String expected, Rule rule) {}

  private final Map<String, List<Named>> rules = new HashMap<>();
  private final Set<String> required = new HashSet<>();

  private RecordCheck(Mapping mapping, Contract contract) {
    Map<String, Property> properties =
        contract.schema(mapping.schema()).map(Schema::properties).orElse(Map.of());
    for (Field field : mapping.fields()) {
      Property property = properties.get(field.name());
      if (field.required()
          || mapping.identity().contains(field.name())
          || (property != null && !property.nullable())) {
        required.add(field.name());
      }
      if (property != null) {
        rules.put(field.name(), rules(field, property));
      }
    }
  }

  public static RecordCheck of(Mapping mapping, Contract contract) {
    return new RecordCheck(mapping, contract);
  }

  /**
   * Why the record would be refused; empty if it would not.
   *
   * @param values canonical, by field; a field without an entry is not looked at, so that the
   *     changed fields of an update can be checked by themselves
   */
  public List<Cause> causes(Map<String, @Nullable String> values) {
    List<Cause> causes = new ArrayList<>(0);
    values.forEach(
        (field, value) -> {
          if (value == null || value.isBlank()) {
            if (required.contains(field)) {
              causes.add(Cause.of("missing", field));
            }
          } else {
            check(field, Text.clean(value), causes);
          }
        });
    return causes;
  }

  private void check(String field, String value, List<Cause> causes) {
    for (Named rule : rules.getOrDefault(field, List.of())) {
      if (!rule.rule().holds(value)) {
        causes.add(new Cause(rule.code(), field, rule.expected()));
        return;
      }
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
      rules.add(new Named("too-long", most, text -> length(text) <= limits.maxLength()));
    }
    if (limits.minLength() > 1) {
      String least = "at least " + limits.minLength();
      rules.add(new Named("too-short", least, text -> length(text) >= limits.minLength()));
    }
    if (limits.pattern() != null) {
      Pattern pattern = Pattern.compile(limits.pattern());
      rules.add(new Named("pattern", limits.pattern(), text -> pattern.matcher(text).find()));
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
