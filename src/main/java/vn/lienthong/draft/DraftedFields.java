package vn.lienthong.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.FieldType;
import vn.lienthong.mapping.Longest;
import vn.lienthong.province.Column;

/**
 * The lines below {@code fields:} of a drafted mapping.
 *
 * @param flows that a field may refer to
 */
record DraftedFields(TableMatch of, Habits habits, Set<String> flows) {
  private static final String PLAIN = "[A-Za-z_][A-Za-z0-9_]*";

  List<String> lines(String indent) {
    List<String> lines = new ArrayList<>();
    for (FieldMatch field : of.fields()) {
      String text = field.field().name() + ": { " + body(field) + " }";
      String sure = "   # " + number(field.confidence()) + doubts(field);
      line(lines, "%s%s%s%s", indent, field.usable() ? "" : "# ", text, sure);
    }
    for (Target.Wanted wanted : of.target().fields()) {
      if (of.field(wanted.name()).isEmpty() && !of.parents().containsKey(wanted.name())) {
        line(
            lines,
            "%s# %s: %s",
            indent,
            wanted.name(),
            wanted.required() ? "TODO no column found, and the contract requires it" : "no column");
      }
    }
    return lines;
  }

  private String body(FieldMatch match) {
    Target.Wanted field = match.field();
    List<String> parts = new ArrayList<>();
    parts.add("column: " + name(match.column().name()));
    parts.add("type: " + field.type().name().toLowerCase(Locale.ROOT));
    String scheme = habits.scheme(of.target().kind(), field.name());
    if (field.type() == FieldType.CODE) {
      parts.add("scheme: " + scheme);
      add(parts, "codes: ", match.codes());
      add(parts, "refers: ", flows.contains(field.refers()) ? field.refers() : null);
    }
    if (field.type() == FieldType.LIST) {
      parts.add("separator: \"" + separator(of.sight().values(match.column())) + "\"");
    }
    boolean alone = of.target().identity().equals(List.of(field.name()));
    add(parts, "required: ", field.required() && !field.verdict() && !alone ? "true" : null);
    add(parts, "longest: ", longest(match));
    add(parts, "authority: ", field.verdict() && of.target().fed() ? "national" : null);
    boolean sensitive = habits.sensitive(of.target().kind(), field.name());
    add(parts, "sensitive: ", sensitive ? "true" : null);
    return String.join(", ", parts);
  }

  /** Of a text that is written, and has less room than the contract allows. */
  private @Nullable String longest(FieldMatch match) {
    Column column = match.column();
    Target.Wanted field = match.field();
    long wanted = Longest.of(field.type(), null, field.property());
    boolean narrow = Fit.text(column) && column.size() > 0 && column.size() < wanted;
    return narrow && match.codes() == null && (!of.target().fed() || field.verdict())
        ? String.valueOf(column.size())
        : null;
  }

  private static void add(List<String> parts, String key, @Nullable String value) {
    if (value != null) {
      parts.add(key + value);
    }
  }

  private String doubts(FieldMatch match) {
    List<String> doubts = new ArrayList<>();
    if (!match.usable()) {
      doubts.add(
          match.column().typeName()
              + " cannot be read as "
              + match.field().type().name().toLowerCase(Locale.ROOT)
              + ": a view that makes it so");
    }
    List<String> words = match.field().property().limits().anyOf();
    List<String> values = of.sight().values(match.column());
    boolean others = !values.isEmpty() && Fit.share(values, words::contains) < 0.9;
    if (!words.isEmpty() && match.usable() && (others || Fit.whole(match.column()))) {
      doubts.add(
          "other values than the contract's "
              + String.join(", ", words)
              + ": add codes: NAME, and a crosswalk codes/NAME.csv");
    }
    if (!match.sure() && !match.others().isEmpty()) {
      doubts.add("or " + String.join(", ", match.others()));
    }
    if (doubts.isEmpty() && !match.sure()) {
      doubts.add("is it this column?");
    }
    if (longest(match) != null) {
      doubts.add("what is longer is parked");
    }
    if (match.codes() != null) {
      doubts.add("its codes are of the numbering that " + match.codes() + " translates");
      return ": " + String.join("; ", doubts);
    }
    String word = match.sure() && longest(match) != null && doubts.size() == 1 ? ": " : " TODO ";
    return doubts.isEmpty() ? "" : word + String.join("; ", doubts);
  }

  /** As it can stand in a mapping: names all in capitals are the database's own case. */
  static String name(String name) {
    if (!name.matches(PLAIN)) {
      return "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
    return name.equals(name.toUpperCase(Locale.ROOT)) ? name.toLowerCase(Locale.ROOT) : name;
  }

  private static String separator(List<String> values) {
    Map<String, Long> counts = new TreeMap<>();
    for (String sign : List.of(";", "|", ",")) {
      counts.put(sign, values.stream().filter(value -> value.contains(sign)).count());
    }
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(";");
  }

  static String number(double share) {
    return String.format(Locale.ROOT, "%.2f", share);
  }

  private static void line(List<String> lines, String format, Object... values) {
    lines.add(String.format(Locale.ROOT, format, values));
  }
}
