package vn.lienthong.draft;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.lienthong.province.Column;

/** Writes a proposed table as a mapping file, every doubt as a remark. */
final class DraftFile {
  private final TableMatch match;
  private final Habits habits;
  private final Set<String> flows;
  private final String province;
  private final String kind;
  private final @Nullable String status;
  private final @Nullable String database;
  private final List<String> lines = new ArrayList<>();

  /**
   * @param flows that a field may refer to
   * @param status the column that says how far a row is; null if there is none
   * @param database the name under which mappings call it; null for the usual one
   */
  DraftFile(
      TableMatch match,
      Habits habits,
      Set<String> flows,
      String province,
      @Nullable String status,
      @Nullable String database) {
    this.status = status;
    this.database = database;
    this.match = match;
    this.habits = habits;
    this.flows = flows;
    this.province = province;
    this.kind = match.target().kind();
  }

  /** The fields of the identity that have a column; a mapping needs at least one. */
  static List<String> identity(TableMatch match) {
    return match.target().identity().stream().filter(name -> usable(match, name)).toList();
  }

  private static boolean usable(TableMatch match, String field) {
    return match.field(field).filter(FieldMatch::usable).isPresent();
  }

  String text() {
    line(
        "# Drafted from the table %s (%s of 1 that it is this resource). Look through every line,"
            + " above all TODO;",
        match.sight().name(), DraftedFields.number(match.score()));
    line("# the number beside a field says how sure the draft is of its column");
    line("national: /%s", Target.path(kind));
    line("schema: %s", kind);
    line("province: %s", DraftedFields.name(match.sight().name()));
    if (database != null) {
      line("database: %s", database);
    }
    head();
    line("fields:");
    lines.addAll(new DraftedFields(match, habits, flows).lines("  "));
    match.children().forEach(this::child);
    rest();
    return String.join("\n", lines) + "\n";
  }

  private void head() {
    List<String> identity = identity(match);
    String missing =
        match.target().identity().stream()
            .filter(name -> !identity.contains(name))
            .collect(Collectors.joining(", "));
    line(
        "identity: [%s]%s",
        String.join(", ", identity),
        missing.isEmpty() ? "" : "   # TODO the contract's identity has " + missing + " too");
    scope();
    filter();
    boolean fed = match.target().fed();
    if (fed) {
      line("feed: %s", Objects.requireNonNull(habits.of("feed", kind), kind));
    } else {
      authority();
    }
    line("mode: observe");
    if (!fed) {
      retire(identity);
    }
  }

  private void retire(List<String> identity) {
    if (usable(match, "hieuLucDen")) {
      line("retire: {set: hieuLucDen, to: today}");
    } else {
      line("retire: remove   # TODO a row that ends is deleted: no column for hieuLucDen");
    }
    Set<String> columns =
        identity.stream().map(name -> column(match, name)).collect(Collectors.toSet());
    boolean narrow =
        match.sight().table().uniqueKeys().values().stream()
            .anyMatch(key -> columns.size() > key.size() && columns.containsAll(key));
    if (narrow) {
      line("slice: current   # the table has room for one row of a code only");
    }
  }

  private void scope() {
    String codes = habits.of("scope", kind);
    if (codes == null) {
      return;
    }
    String condition = condition(codes.replace("PROVINCE", province));
    if (usable(match, "maTinh")) {
      line(
          "scope: {national: \"maTinh %s\", province: %s}",
          condition, scalar(column(match, "maTinh"), condition));
    } else {
      line("scope: {national: \"maTinh %s\"}   # TODO no column says whose a row is", condition);
    }
  }

  /** A condition over a column as it stands in YAML. */
  private static String scalar(String column, String condition) {
    String name = DraftedFields.name(column);
    return name.startsWith("\"")
        ? "'" + (name + " " + condition).replace("'", "''") + "'"
        : "\"" + name + " " + condition + "\"";
  }

  private static String condition(String codes) {
    return codes.contains(",") ? "in (" + codes + ")" : "= " + codes;
  }

  private void filter() {
    String habit = habits.of("filter", kind);
    if (habit == null) {
      return;
    }
    String[] words = habit.split(" ");
    String column =
        words[0].equals("status")
            ? Objects.requireNonNullElse(status, "")
            : usable(match, words[0]) ? column(match, words[0]) : "";
    if (!column.isEmpty()) {
      line(
          "filter: %s   # TODO the value of rows that may leave: other rows are only counted",
          scalar(column, "= '" + words[1] + "'"));
    } else {
      line("# TODO filter: which rows may leave? Without one, all of them do");
    }
  }

  private void authority() {
    String habit = habits.of("authority", kind);
    int colon = habit == null ? -1 : habit.indexOf(": ");
    if (habit != null && usable(match, habit.substring(0, colon))) {
      line("authority: %s", habit.substring(colon + 2).replace("PROVINCE", province));
    } else {
      line(
          "authority: national%s",
          habit == null ? "" : "   # TODO no column tells the province's own rows");
    }
  }

  private void child(TableMatch child) {
    List<String> identity = identity(child);
    boolean whole =
        !identity.isEmpty()
            && child.parents().keySet().containsAll(identity(match))
            && !child.parents().isEmpty();
    int from = lines.size();
    line("  %s:", child.target().childField());
    line("    rows: %s", DraftedFields.name(child.sight().name()));
    line(
        "    parent: {%s}",
        child.parents().entrySet().stream()
            .map(entry -> DraftedFields.name(entry.getValue()) + ": " + entry.getKey())
            .collect(Collectors.joining(", ")));
    line("    identity: [%s]", String.join(", ", identity));
    line("    fields:");
    lines.addAll(new DraftedFields(child, habits, flows).lines("      "));
    if (!whole) {
      for (int i = from; i < lines.size(); i++) {
        lines.set(i, "  #" + lines.get(i).substring(1));
      }
      boolean parents =
          !child.parents().isEmpty() && child.parents().keySet().containsAll(identity(match));
      String fault =
          parents
              ? "no column found for the identity of these rows; when it is there, take the # away"
              : "the rows of "
                  + child.sight().name()
                  + " do not hold their parent's "
                  + String.join(", ", identity(match))
                  + "; a view that adds it can be mapped";
      line("  # TODO %s: %s", child.target().childField(), fault);
    }
  }

  private void rest() {
    Set<String> used = new HashSet<>();
    match.fields().forEach(field -> used.add(field.column().name()));
    String unused =
        match.sight().columns().stream()
            .map(Column::name)
            .filter(name -> !used.contains(name))
            .map(DraftedFields::name)
            .collect(Collectors.joining(", "));
    if (!unused.isEmpty()) {
      line("# columns of no field: %s", unused);
    }
  }

  private static String column(TableMatch match, String field) {
    return match.field(field).map(found -> found.column().name()).orElse("");
  }

  private void line(String format, Object... values) {
    lines.add(String.format(Locale.ROOT, format, values));
  }
}
