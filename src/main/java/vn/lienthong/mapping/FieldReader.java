package vn.lienthong.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the {@code fields:} of a mapping file. */
final class FieldReader {
  static final Map<String, Authority> AUTHORITIES = words(Authority.values());
  static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,62}");

  /** As the database has it, but for capitals. */
  static final Pattern COLUMN = Pattern.compile("[^\\p{Cntrl}#?]{1,128}");

  private static final Map<String, FieldType> TYPES = types();
  private static final Set<String> CHILD_KEYS =
      Set.of(
          "column",
          "type",
          "required",
          "scheme",
          "codes",
          "refers",
          "separator",
          "flags",
          "longest",
          "sensitive");
  private static final Set<String> KEYS = keys();

  private final Findings findings;
  private final Map<String, Crosswalk> crosswalks;
  private final Set<String> flows;
  private final TypeKeys keys;
  private final Map<String, String> columns = new HashMap<>();

  FieldReader(Findings findings, Map<String, Crosswalk> crosswalks, Set<String> flows) {
    this.findings = findings;
    this.crosswalks = crosswalks;
    this.flows = flows;
    this.keys = new TypeKeys(findings, crosswalks, flows);
  }

  /** The fields of a mapping. */
  List<Field> read(Block whole) {
    List<String> identity =
        whole.value("identity") instanceof Yaml.Items items
            ? items.items().stream().map(Yaml::text).toList()
            : List.of();
    ChildReader children = new ChildReader(findings, crosswalks, flows, identity);
    List<Field> fields = new ArrayList<>();
    each(
        whole,
        (block, name, below) ->
            fields.add(
                below.value("rows") == null
                    ? field(name, block, below, KEYS)
                    : rows(name, block.line(name), below, children.read(below))));
    ChildReader.apart(fields, findings);
    return fields;
  }

  /**
   * The fields of child rows.
   *
   * @param taken columns that belong to the parent's identity
   */
  List<Field> children(Block block, Collection<String> taken) {
    taken.forEach(column -> columns.put(column.toLowerCase(Locale.ROOT), "parent"));
    List<Field> fields = new ArrayList<>();
    each(block, (all, name, below) -> fields.add(field(name, all, below, CHILD_KEYS)));
    return fields;
  }

  private interface Taking {
    void take(Block fields, String name, Block field);
  }

  private void each(Block parent, Taking taking) {
    if (parent.value("fields") == null) {
      findings.add(parent.line("fields"), parent.at("fields"), "nothing", "a block of fields");
    }
    Optional<Block> fields = parent.block("fields");
    for (String name : fields.map(Block::keys).orElse(List.of())) {
      Block block = fields.orElseThrow();
      if (!NAME.matcher(name).matches()) {
        findings.add(block.line(name), block.at(name), Findings.quoted(name), "a field's name");
      }
      block.block(name).ifPresent(below -> taking.take(block, name, below));
    }
  }

  private static Field rows(String name, int line, Block block, ChildRows rows) {
    block.only(ChildReader.KEYS);
    boolean sensitive =
        block.flag("sensitive") || rows.fields().stream().anyMatch(Field::sensitive);
    return new Field(
        name,
        "",
        FieldType.ROWS,
        block.flag("required"),
        null,
        null,
        null,
        null,
        authority(block),
        sensitive,
        rows,
        line);
  }

  private Field field(String name, Block fields, Block field, Set<String> known) {
    field.only(known.stream().sorted().toList());
    FieldType type = type(field);
    return new Field(
        name,
        column(name, field),
        type,
        field.flag("required"),
        keys.scheme(type, field),
        keys.codes(type, field),
        keys.refers(type, field),
        keys.separator(type, field),
        keys.flags(type, field),
        authority(field),
        field.flag("sensitive"),
        null,
        fields.line(name),
        keys.longest(type, field));
  }

  private static FieldType type(Block field) {
    if (field.value("type") == null) {
      field
          .findings()
          .add(field.line("type"), field.at("type"), "nothing", "one of " + names(TYPES));
    }
    return field.word("type", TYPES, FieldType.TEXT);
  }

  private String column(String name, Block field) {
    String column = field.text("column", COLUMN, "a column's name");
    String other = columns.putIfAbsent(column.toLowerCase(Locale.ROOT), name);
    if (other != null && !column.isEmpty()) {
      findings.add(
          field.line("column"),
          field.at("column"),
          Findings.quoted(column) + " again",
          "each column once (it belongs to " + other + ")");
    }
    return column;
  }

  private static @Nullable Authority authority(Block field) {
    return field.value("authority") == null
        ? null
        : field.word("authority", AUTHORITIES, Authority.MANUAL);
  }

  private static Map<String, FieldType> types() {
    Map<String, FieldType> types = words(FieldType.values());
    types.remove("rows");
    return types;
  }

  private static Set<String> keys() {
    Set<String> keys = new TreeSet<>(CHILD_KEYS);
    keys.add("authority");
    return keys;
  }

  static <E extends Enum<E>> Map<String, E> words(E[] values) {
    Map<String, E> words = new TreeMap<>();
    for (E value : values) {
      words.put(value.name().toLowerCase(Locale.ROOT), value);
    }
    return words;
  }

  static String names(Map<String, ?> words) {
    return String.join(", ", words.keySet());
  }
}
