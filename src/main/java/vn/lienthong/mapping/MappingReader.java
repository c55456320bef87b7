package vn.lienthong.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Fingerprint;

/** Reads one mapping file. */
final class MappingReader {
  private static final List<String> KEYS =
      List.of(
          "national",
          "schema",
          "database",
          "province",
          "identity",
          "scope",
          "authority",
          "mode",
          "retire",
          "together",
          "guard",
          "slice",
          "feed",
          "filter",
          "rules",
          "files",
          "fields");
  private static final Pattern RESOURCE = Pattern.compile("(/[a-z0-9]+(-[a-z0-9]+)*)+");
  private static final Pattern SCHEMA = Pattern.compile("[A-Z][A-Za-z0-9]*");
  private static final Pattern DATABASE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  private final String name;
  private final Crosswalks crosswalks;
  private final Set<String> flows;
  private final Findings findings;
  private final Map<String, Integer> lines = new HashMap<>();

  MappingReader(String name, Crosswalks crosswalks, Set<String> flows, Findings findings) {
    this.name = name;
    this.crosswalks = crosswalks;
    this.flows = flows;
    this.findings = findings;
  }

  /** Empty if anything is wrong with it; the findings then say what. */
  Optional<Mapping> read(String text) {
    Optional<Mapping> mapping =
        YamlReader.parse(text, findings, false)
            .flatMap(root -> Block.whole(root, findings))
            .map(whole -> mapping(whole, text));
    return findings.size() == 0 ? mapping : Optional.empty();
  }

  /** Where the keys at the top stand, once the file was read. */
  Map<String, Integer> lines() {
    return Map.copyOf(lines);
  }

  private Mapping mapping(Block whole, String text) {
    whole.keys().forEach(key -> lines.put(key, whole.line(key)));
    whole.only(KEYS);
    List<Field> fields = new FieldReader(findings, crosswalks.byName(), flows).read(whole);
    RuleReader rows = new RuleReader(whole, fields);
    FeedReader feed = new FeedReader(whole, fields);
    Feeding feeding = feed.feed();
    List<String> identity = rows.identity();
    boolean fed = feeding != null;
    if (fed) {
      feed.verdicts(identity);
    }
    return new Mapping(
        name,
        whole.text("national", RESOURCE, "a path below the API's base, such as /dan-toc"),
        whole.text("schema", SCHEMA, "a schema of the contract, such as DanToc"),
        database(whole),
        whole.text("province", TableName.FORM, TableName.EXPECTED),
        identity,
        rows.scope(),
        fed ? feed.authority() : rows.authority(),
        fields,
        fed ? List.of() : rows.together(),
        fed ? Retirement.REMOVE : rows.retirement(),
        guard(whole),
        fed ? feed.mode() : whole.word("mode", FieldReader.words(Mode.values()), Mode.OBSERVE),
        fed ? null : slice(whole),
        feeding,
        rows.conditions(whole, "filter"),
        fed ? new NamedRuleReader(whole, fields, flows).read() : List.of(),
        new FilesReader(whole, fields).read(),
        hash(fields, text));
  }

  private static @Nullable String database(Block whole) {
    return whole.value("database") == null
        ? null
        : whole.text("database", DATABASE, "a name such as dan-toc, as in database.dan-toc.url");
  }

  private static Guard guard(Block whole) {
    Optional<Block> block = whole.block("guard");
    if (block.isEmpty()) {
      return Guard.DEFAULT;
    }
    Block guard = block.get();
    guard.only(List.of("retire", "retirePercent", "change", "changePercent"));
    return new Guard(
        guard.number("retire", Guard.DEFAULT.retireRows()),
        guard.number("retirePercent", Guard.DEFAULT.retirePercent()),
        guard.number("change", Guard.DEFAULT.changeRows()),
        guard.number("changePercent", Guard.DEFAULT.changePercent()));
  }

  private static @Nullable String slice(Block whole) {
    return whole.value("slice") == null
        ? null
        : whole.word("slice", Map.of("current", "current"), "current");
  }

  private String hash(List<Field> fields, String text) {
    List<String> names = new ArrayList<>();
    for (Field field : fields) {
      names.addAll(crosswalks(field));
      if (field.rows() != null) {
        field.rows().fields().forEach(child -> names.addAll(crosswalks(child)));
      }
    }
    Fingerprint fingerprint = new Fingerprint().add(text);
    names.stream().sorted().distinct().forEach(used -> fingerprint.add(crosswalks.text(used)));
    return fingerprint.text();
  }

  private static List<String> crosswalks(Field field) {
    return field.codes() == null ? List.of() : List.of(field.codes().name());
  }
}
