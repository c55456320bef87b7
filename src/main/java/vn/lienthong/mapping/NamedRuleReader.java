package vn.lienthong.mapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the {@code rules:} of a mapping file. */
final class NamedRuleReader {
  private static final Map<String, List<String>> KINDS = kinds();
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern OF = Pattern.compile("([a-z0-9-]+)\\.([a-z][A-Za-z0-9]*)");
  private static final Pattern HOLDS = Pattern.compile("([^<>=]+)(<=|>=|<>|=|<|>)([^<>=]+)");
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,9})?");
  private static final Pattern CELL = Pattern.compile("([a-z][A-Za-z0-9]*)((?:\\.[\\w-]+)*)");
  private static final Set<FieldType> NUMBERS = Set.of(FieldType.INTEGER, FieldType.DECIMAL);

  private final Block whole;
  private final List<Field> fields;
  private final Set<String> flows;
  private final Findings findings;

  /**
   * @param flows names of all mapping files
   */
  NamedRuleReader(Block whole, List<Field> fields, Set<String> flows) {
    this.whole = whole;
    this.fields = fields;
    this.flows = flows;
    this.findings = whole.findings();
  }

  private static Map<String, List<String>> kinds() {
    Map<String, List<String>> kinds = new LinkedHashMap<>();
    kinds.put("holds", List.of());
    kinds.put("rows", List.of("field", "in", "by"));
    kinds.put("period", List.of("of", "by"));
    kinds.put("sums", List.of("over", "parent"));
    kinds.put("answers", List.of("of", "by"));
    return kinds;
  }

  List<Rule> read() {
    Yaml value = whole.value("rules");
    List<Rule> rules = new ArrayList<>();
    if (!(value instanceof Yaml.Items items)) {
      if (value != null) {
        findings.add(value.line(), "rules", value.found(), "a list of rules");
      }
      return rules;
    }
    Set<String> names = new HashSet<>();
    for (int i = 0; i < items.items().size(); i++) {
      String at = "rules[" + i + "]";
      Yaml item = items.items().get(i);
      if (item instanceof Yaml.Entries entries) {
        Block rule = new Block(entries, at, findings);
        rule(rule).ifPresent(rules::add);
        String name = rule.text("name", NAME, "a name in lower case, digits and dashes");
        if (!name.isEmpty() && !names.add(name)) {
          findings.add(
              rule.line("name"), rule.at("name"), Findings.quoted(name) + " again", "each once");
        }
      } else {
        findings.add(item.line(), at, item.found(), "{name: …, " + words() + "}");
      }
    }
    return rules;
  }

  private static String words() {
    return String.join(" or ", KINDS.keySet());
  }

  private Optional<Rule> rule(Block rule) {
    List<String> kinds = KINDS.keySet().stream().filter(key -> rule.value(key) != null).toList();
    if (kinds.size() != 1) {
      String found = kinds.isEmpty() ? "none" : String.join(" and ", kinds);
      findings.add(rule.line("name"), rule.at("name"), found, "one of " + words());
      return Optional.empty();
    }
    String kind = kinds.get(0);
    List<String> known = new ArrayList<>(List.of("name", kind));
    known.addAll(KINDS.getOrDefault(kind, List.of()));
    rule.only(known);
    for (String key : known) {
      if (rule.value(key) == null && !key.equals("name")) {
        findings.add(rule.line(key), rule.at(key), "nothing", key + " of a rule with " + kind);
      }
    }
    int before = findings.size();
    Rule read = read(kind, rule);
    return findings.size() == before ? Optional.of(read) : Optional.empty();
  }

  private Rule read(String kind, Block rule) {
    String name = String.valueOf(rule.text("name"));
    int line = rule.line(kind);
    return switch (kind) {
      case "holds" -> holds(name, rule, line);
      case "rows" -> {
        String rows = rows("rows", rule);
        List<String> identity =
            field(rows).map(Field::rows).map(ChildRows::identity).orElse(List.of());
        String field = known("field", rule, identity);
        yield new Rule.Within(name, rows, field, of("in", rule), by(rule, "in"), line);
      }
      case "period" ->
          new Rule.Period(
              name, known("period", rule, names()), of("of", rule), by(rule, "of"), line);
      case "sums" -> {
        Rule.Of parent = of("parent", rule);
        String over = referring("over", rule, parent.flow());
        yield new Rule.Sums(name, rows("sums", rule), over, parent, line);
      }
      default ->
          new Rule.Answers(name, rows("answers", rule), of("of", rule), by(rule, "of"), line);
    };
  }

  private Rule holds(String name, Block rule, int line) {
    String text = String.valueOf(rule.text("holds"));
    Matcher found = HOLDS.matcher(text);
    if (!found.matches()) {
      findings.add(
          line, rule.at("holds"), Findings.quoted(text), "a + b <= c, with = <= < >= > or <>");
      return new Rule.Holds(name, List.of(), Rule.Comparison.EQUAL, List.of(), line);
    }
    Rule.Comparison is = Rule.Comparison.EQUAL;
    for (Rule.Comparison comparison : Rule.Comparison.values()) {
      is = comparison.sign().equals(found.group(2)) ? comparison : is;
    }
    return new Rule.Holds(
        name, operands(found.group(1), rule, line), is, operands(found.group(3), rule, line), line);
  }

  private List<Rule.Operand> operands(String sum, Block rule, int line) {
    List<Rule.Operand> operands = new ArrayList<>();
    for (String text : sum.split("\\+", -1)) {
      Rule.Operand operand = operand(text.strip());
      if (operand == null) {
        findings.add(
            line,
            rule.at("holds"),
            Findings.quoted(text.strip()),
            "a number, a field with numbers, or child rows and their code, such as o.D01.C01");
      } else {
        operands.add(operand);
      }
    }
    return operands;
  }

  private Rule.@Nullable Operand operand(String text) {
    if (NUMBER.matcher(text).matches()) {
      return new Rule.Operand.Number(new BigDecimal(text));
    }
    Matcher cell = CELL.matcher(text);
    Optional<Field> field = cell.matches() ? field(cell.group(1)) : Optional.empty();
    if (field.isEmpty()) {
      return null;
    }
    ChildRows rows = field.get().rows();
    if (rows == null) {
      boolean number = NUMBERS.contains(field.get().type()) && cell.group(2).isEmpty();
      return number ? new Rule.Operand.Value(field.get().name()) : null;
    }
    List<String> codes = List.of(cell.group(2).replaceFirst("^\\.", "").split("\\."));
    boolean one = rows.fields().size() == rows.identity().size() + 1;
    boolean fits = !cell.group(2).isEmpty() && codes.size() <= rows.identity().size();
    return one && fits ? new Rule.Operand.Cell(field.get().name(), codes) : null;
  }

  private String rows(String key, Block rule) {
    List<String> all =
        fields.stream().filter(field -> field.rows() != null).map(Field::name).toList();
    return known(key, rule, all);
  }

  private String known(String key, Block rule, Collection<String> known) {
    String text = rule.text(key);
    if (text != null && !known.contains(text)) {
      findings.unknown(rule.line(key), rule.at(key), text, known);
    }
    return text == null ? "" : text;
  }

  private Rule.Of of(String key, Block rule) {
    String text = rule.text(key);
    Matcher found = OF.matcher(text == null ? "" : text);
    if (!found.matches()) {
      if (text != null) {
        findings.add(rule.line(key), rule.at(key), Findings.quoted(text), "flow.field");
      }
      return new Rule.Of("", "");
    }
    if (!flows.contains(found.group(1))) {
      findings.unknown(rule.line(key), rule.at(key), found.group(1), flows);
    }
    return new Rule.Of(found.group(1), found.group(2));
  }

  /** The field that names the record of the other flow. */
  private String by(Block rule, String of) {
    String text = rule.text(of);
    return referring("by", rule, text == null ? "" : text.replaceFirst("\\..*", ""));
  }

  private String referring(String key, Block rule, String flow) {
    String name = known(key, rule, names());
    boolean refers = field(name).map(field -> flow.equals(field.refers())).orElse(true);
    if (!refers && !flow.isEmpty()) {
      findings.add(rule.line(key), rule.at(key), name, "a field with refers: " + flow);
    }
    return name;
  }

  private List<String> names() {
    return fields.stream().map(Field::name).toList();
  }

  private Optional<Field> field(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).findFirst();
  }
}
