package vn.lienthong.draft;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Contract;
import vn.lienthong.mapping.Findings;
import vn.lienthong.mapping.Yaml;
import vn.lienthong.province.Column;
import vn.lienthong.province.ProvinceDatabase;
import vn.lienthong.province.ProvinceSchema;

/**
 * Drafts mapping files for a database that nobody has described: by the names of tables and
 * columns, their types and keys, and a few rows of tables that are not about persons. No value is
 * kept, shown or written.
 */
public final class Drafting {
  private static final double STATUS = 0.8;

  private final Path mappings;
  private final String province;
  private final @Nullable String database;
  private final Phrasebook book = Phrasebook.read();
  private final Habits habits = Habits.read();

  /**
   * @param mappings the folder with the contract and the crosswalks
   * @param province its code
   * @param database the name under which mappings call it; null for the usual one
   */
  public Drafting(Path mappings, String province, @Nullable String database) {
    this.mappings = mappings;
    this.province = province;
    this.database = database;
  }

  /**
   * @param tables of the database; empty for all
   * @param flows that there are already, to which a field may refer
   * @throws vn.lienthong.province.ProvinceSchemaFault if a table is not there
   * @throws vn.lienthong.province.ProvinceUnreachable if the database does not answer
   */
  public List<Draft> of(ProvinceDatabase database, List<String> tables, Set<String> flows) {
    ProvinceSchema schema = database.schema();
    List<String> names = schema.tables();
    List<Sight> sights = new Looking(book, schema, database.sample()).at(names);
    List<TableMatch> matches = match(sights);
    if (!tables.isEmpty()) {
      Set<String> wanted = new HashSet<>();
      tables.forEach(table -> wanted.add(schema.table(table).name()));
      matches = matches.stream().filter(match -> wanted.contains(match.sight().name())).toList();
    }
    return drafts(matches, flows);
  }

  List<TableMatch> match(List<Sight> sights) {
    Contract contract = Contract.read(mappings);
    Yaml root =
        Yaml.read(mappings.resolve(Contract.FILE), new Findings(Contract.FILE))
            .orElseThrow(() -> new IllegalArgumentException("no contract in " + mappings));
    List<Target> targets = Target.all(contract, root, habits);
    return new SchemaMatcher(book, targets, NumberedNames.read(mappings), province).match(sights);
  }

  private List<Draft> drafts(List<TableMatch> matches, Set<String> flows) {
    Map<String, TableMatch> named = named(matches);
    Set<String> known = new HashSet<>(flows);
    named.forEach(
        (flow, match) -> {
          if (!DraftFile.identity(match).isEmpty()) {
            known.add(flow);
          }
        });
    List<Draft> drafts = new ArrayList<>();
    named.forEach((flow, match) -> drafts.add(draft(flow, match, known)));
    return drafts;
  }

  /** The likeliest table of a resource has its name; others are named after their table too. */
  private static Map<String, TableMatch> named(List<TableMatch> matches) {
    Map<String, TableMatch> named = new TreeMap<>();
    matches.stream()
        .sorted(Comparator.comparingDouble(TableMatch::score).reversed())
        .forEach(
            match -> {
              String path = Target.path(match.target().kind());
              String table = String.join("-", Words.of(match.sight().name()));
              named.put(named.containsKey(path) ? path + "-" + table : path, match);
            });
    return named;
  }

  private Draft draft(String flow, TableMatch match, Set<String> known) {
    String text = new DraftFile(match, habits, known, province, status(match), database).text();
    List<Draft.Line> lines = new ArrayList<>();
    match.fields().forEach(field -> lines.add(line("", match, field)));
    for (TableMatch child : match.children()) {
      String prefix = child.target().childField() + ".";
      child.fields().forEach(field -> lines.add(line(prefix, child, field)));
    }
    return new Draft(
        flow,
        match.sight().name(),
        Target.path(match.target().kind()),
        match.score(),
        !DraftFile.identity(match).isEmpty(),
        lines,
        text);
  }

  private static Draft.Line line(String prefix, TableMatch match, FieldMatch field) {
    return new Draft.Line(
        prefix + field.field().name(),
        match.sight().name(),
        field.column().name(),
        Math.round(field.confidence() * 100) / 100.0,
        field.usable(),
        field.codes());
  }

  private @Nullable String status(TableMatch match) {
    return match.sight().columns().stream()
        .filter(column -> match.over(column).isEmpty())
        .map(Column::name)
        .filter(name -> book.column(name, "status") >= STATUS)
        .max(Comparator.comparingDouble(name -> book.column(name, "status")))
        .orElse(null);
  }
}
