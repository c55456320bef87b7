package vn.lienthong.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a mapping file says about its rows: identity, scope, authority, retiring. */
final class RuleReader {
  private static final Set<FieldType> IN_A_KEY =
      Set.of(FieldType.TEXT, FieldType.CODE, FieldType.DATE, FieldType.INTEGER);

  private final Block whole;
  private final List<Field> fields;
  private final List<String> names;
  private final Findings findings;

  RuleReader(Block whole, List<Field> fields) {
    this.whole = whole;
    this.fields = fields;
    this.names = fields.stream().map(Field::name).toList();
    this.findings = whole.findings();
  }

  List<String> identity() {
    List<String> identity = whole.texts("identity");
    int line = whole.line("identity");
    if (identity.isEmpty()) {
      findings.add(line, "identity", "nothing", "the fields that tell one record from another");
    }
    for (String name : identity) {
      Optional<Field> field = field(name);
      if (field.isEmpty()) {
        findings.unknown(line, "identity", name, names);
      } else {
        inAKey(field.get(), line, "identity", findings);
      }
    }
    if (new HashSet<>(identity).size() < identity.size()) {
      findings.add(line, "identity", "a field a second time", "each field once");
    }
    return identity;
  }

  static void inAKey(Field field, int line, String at, Findings findings) {
    if (field.sensitive()) {
      findings.add(
          field.line(), at, field.name() + ", which is sensitive", "a field for all to see");
    } else if (!IN_A_KEY.contains(field.type())) {
      findings.add(line, at, field.name() + " of another type", "a text, code, date or integer");
    }
  }

  Scope scope() {
    Optional<Block> scope = whole.block("scope");
    scope.ifPresent(block -> block.only(List.of("province", "national")));
    return new Scope(
        scope.map(block -> conditions(block, "province")).orElse(List.of()),
        scope.map(block -> conditions(block, "national")).orElse(List.of()));
  }

  RowAuthority authority() {
    Yaml value = whole.value("authority");
    if (value == null) {
      findings.add(
          whole.line("authority"),
          "authority",
          "nothing",
          FieldReader.names(FieldReader.AUTHORITIES) + ", or a list of rules");
      return new RowAuthority(List.of(), Authority.MANUAL);
    }
    if (!(value instanceof Yaml.Items rules)) {
      Authority one = whole.word("authority", FieldReader.AUTHORITIES, Authority.MANUAL);
      return new RowAuthority(List.of(), one);
    }
    return authority(rules);
  }

  private RowAuthority authority(Yaml.Items items) {
    List<RowAuthority.Rule> rules = new ArrayList<>();
    Authority otherwise = null;
    for (int i = 0; i < items.items().size(); i++) {
      String at = "authority[" + i + "]";
      Yaml item = items.items().get(i);
      if (!(item instanceof Yaml.Entries entries)) {
        findings.add(item.line(), at, item.found(), "{when: …, is: …} or {otherwise: …}");
        continue;
      }
      Block rule = new Block(entries, at, findings);
      rule.only(List.of("when", "is", "otherwise"));
      if (rule.value("otherwise") != null) {
        otherwise = rule.word("otherwise", FieldReader.AUTHORITIES, Authority.MANUAL);
      } else {
        rules.add(rule(rule));
      }
    }
    if (otherwise == null) {
      findings.add(items.line(), "authority", "no otherwise", "a last rule {otherwise: …}");
      otherwise = Authority.MANUAL;
    }
    return new RowAuthority(rules, otherwise);
  }

  private RowAuthority.Rule rule(Block rule) {
    for (String key : List.of("when", "is")) {
      if (rule.value(key) == null) {
        findings.add(rule.line(key), rule.at(key), "nothing", "{when: …, is: …}");
      }
    }
    List<Condition> when = conditions(rule, "when");
    for (Condition condition : when) {
      known(rule.line("when"), rule.at("when"), condition.name());
    }
    return new RowAuthority.Rule(when, rule.word("is", FieldReader.AUTHORITIES, Authority.MANUAL));
  }

  List<List<String>> together() {
    Yaml value = whole.value("together");
    List<List<String>> groups = new ArrayList<>();
    if (value instanceof Yaml.Items items) {
      for (Yaml item : items.items()) {
        List<String> group = whole.texts(item, "together");
        group.forEach(name -> known(item.line(), "together", name));
        alike(item.line(), group);
        groups.add(group);
      }
    } else if (value != null) {
      findings.add(value.line(), "together", value.found(), "a list of lists of fields");
    }
    List<String> all = groups.stream().flatMap(List::stream).toList();
    if (new HashSet<>(all).size() < all.size()) {
      findings.add(
          whole.line("together"), "together", "a field a second time", "each field in one group");
    }
    return groups;
  }

  /** A group is merged under one authority. */
  private void alike(int line, List<String> group) {
    Set<Optional<Authority>> authorities = new HashSet<>();
    for (String name : group) {
      field(name).ifPresent(field -> authorities.add(Optional.ofNullable(field.authority())));
    }
    if (authorities.size() > 1) {
      findings.add(
          line,
          "together",
          String.join(", ", group) + " under different authorities",
          "fields of one authority in a group");
    }
  }

  Retirement retirement() {
    int line = whole.line("retire");
    Yaml value = whole.value("retire");
    if (value instanceof Yaml.Text text && text.value().equals("remove")) {
      return Retirement.REMOVE;
    }
    if (!(value instanceof Yaml.Entries entries)) {
      String found = value == null ? "nothing" : value.found();
      findings.add(line, "retire", found, "remove, or {set: a field, to: today}");
      return Retirement.REMOVE;
    }
    Block retire = new Block(entries, "retire", findings);
    retire.only(List.of("set", "to"));
    String set = retire.text("set");
    String to = retire.text("to");
    if (set == null || to == null) {
      findings.add(line, "retire", "half of it", "{set: a field, to: today or a value}");
      return Retirement.REMOVE;
    }
    known(line, "retire.set", set);
    fits(line, set, to);
    return new Retirement(set, to);
  }

  private void fits(int line, String set, String to) {
    boolean today = to.equals("today");
    boolean date = field(set).map(field -> field.type() == FieldType.DATE).orElse(today);
    if (today != date) {
      findings.add(
          line, "retire.to", Findings.quoted(to), today ? "a value of the field's type" : "today");
    }
  }

  List<Condition> conditions(Block block, String key) {
    @Nullable String text = block.text(key);
    if (text == null) {
      return List.of();
    }
    try {
      return ConditionReader.read(text);
    } catch (IllegalArgumentException broken) {
      findings.add(block.line(key), block.at(key), Findings.quoted(text), ConditionReader.FORM);
      return List.of();
    }
  }

  private void known(int line, String at, String name) {
    if (!names.contains(name)) {
      findings.unknown(line, at, name, names);
    }
  }

  private Optional<Field> field(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).findFirst();
  }
}
