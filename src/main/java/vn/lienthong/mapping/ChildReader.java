package vn.lienthong.mapping;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads a field of type ROWS: {@code rows}, {@code parent}, {@code identity}, {@code fields}. */
final class ChildReader {
  static final List<String> KEYS =
      List.of("rows", "parent", "identity", "fields", "required", "authority", "sensitive");

  private final Findings findings;
  private final Map<String, Crosswalk> crosswalks;
  private final Set<String> flows;
  private final List<String> parentIdentity;

  /**
   * @param parentIdentity names of the record's identity fields, in order
   */
  ChildReader(
      Findings findings,
      Map<String, Crosswalk> crosswalks,
      Set<String> flows,
      List<String> parentIdentity) {
    this.findings = findings;
    this.crosswalks = crosswalks;
    this.flows = flows;
    this.parentIdentity = parentIdentity;
  }

  ChildRows read(Block block) {
    String table = block.text("rows", TableName.FORM, TableName.EXPECTED);
    Map<String, String> parent = parent(block);
    List<Field> fields =
        new FieldReader(findings, crosswalks, flows).children(block, parent.values());
    List<String> columns =
        parentIdentity.stream().filter(parent::containsKey).map(parent::get).toList();
    return new ChildRows(table, columns, identity(block, fields), fields);
  }

  /** The child's columns by the parent's identity field. */
  private Map<String, String> parent(Block block) {
    Map<String, String> columns = new TreeMap<>();
    if (block.value("parent") == null) {
      expect(block, "nothing");
      return columns;
    }
    block
        .block("parent")
        .ifPresent(parent -> parent.keys().forEach(column -> parent(parent, column, columns)));
    List<String> missing =
        parentIdentity.stream().filter(field -> !columns.containsKey(field)).toList();
    if (block.block("parent").isPresent() && !missing.isEmpty()) {
      expect(block, "no column for " + String.join(", ", missing));
    }
    return columns;
  }

  private void parent(Block parent, String column, Map<String, String> columns) {
    String field = parent.text(column);
    if (!FieldReader.COLUMN.matcher(column).matches()) {
      findings.add(
          parent.line(column), parent.at(column), Findings.quoted(column), "a column's name");
    } else if (field == null || !parentIdentity.contains(field)) {
      findings.unknown(
          parent.line(column), parent.at(column), field == null ? "" : field, parentIdentity);
    } else if (columns.putIfAbsent(field, column) != null) {
      findings.add(
          parent.line(column), parent.at(column), field + " again", "each identity field once");
    }
  }

  private void expect(Block block, String found) {
    String all =
        parentIdentity.stream().map(field -> "column: " + field).collect(Collectors.joining(", "));
    findings.add(block.line("parent"), block.at("parent"), found, "{" + all + "}");
  }

  private List<String> identity(Block block, List<Field> fields) {
    List<String> names = fields.stream().map(Field::name).toList();
    List<String> identity = block.texts("identity");
    int line = block.line("identity");
    if (identity.isEmpty()) {
      findings.add(
          line, block.at("identity"), "nothing", "the fields that tell one row from another");
    }
    for (String name : identity) {
      fields.stream()
          .filter(field -> field.name().equals(name))
          .findFirst()
          .ifPresentOrElse(
              field -> RuleReader.inAKey(field, line, block.at("identity"), findings),
              () -> findings.unknown(line, block.at("identity"), name, names));
    }
    if (new HashSet<>(identity).size() < identity.size()) {
      findings.add(line, block.at("identity"), "a field a second time", "each field once");
    }
    return identity;
  }

  /** A column of the record itself may not have the name under which its children are handed on. */
  static void apart(List<Field> fields, Findings findings) {
    Map<String, String> columns = new TreeMap<>();
    for (Field field : fields) {
      if (field.rows() == null) {
        columns.put(field.column().toLowerCase(Locale.ROOT), field.name());
      }
    }
    for (Field field : fields) {
      String other = columns.get(field.name().toLowerCase(Locale.ROOT));
      if (field.rows() != null && other != null) {
        findings.add(
            field.line(),
            "fields." + field.name(),
            Findings.quoted(field.name()),
            "another name than a column's (it belongs to " + other + ")");
      }
    }
  }
}
