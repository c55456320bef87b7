package vn.lienthong.services;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Condition;
import vn.lienthong.mapping.Field;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.province.Search;
import vn.lienthong.province.UnitTree;
import vn.lienthong.record.Row;
import vn.lienthong.record.Text;
import vn.lienthong.services.Parameter.Kind;
import vn.lienthong.web.Denial;

/**
 * What of a mapping's rows an inquiry is about, and no more than the caller may see.
 *
 * @param search for the database
 * @param unitField that names a record's unit; null if these records are about none
 * @param units that the caller may see; null for all
 * @param words that the text of {@code wordField} must have, folded
 * @param wordField null if no words are asked for
 */
record Selection(
    Search search,
    @Nullable String unitField,
    @Nullable Set<String> units,
    List<String> words,
    @Nullable String wordField) {
  /**
   * @throws Denial if the caller asks for a unit that it may not see, or by a field that this
   *     gateway's mapping does not have
   */
  static Selection of(Inquiry inquiry, Mapping mapping, Caller caller, UnitTree tree) {
    for (Parameter parameter : inquiry.form().parameters()) {
      if (inquiry.values().containsKey(parameter.name())) {
        checkKnown(parameter, mapping);
      }
    }
    String unitField = UnitTree.field(mapping).map(Field::name).orElse(null);
    Set<String> units =
        unitField == null || caller.everywhere() ? null : tree.covered(caller.units());
    Map<String, List<String>> anyOf = new LinkedHashMap<>();
    for (Parameter parameter : inquiry.form().parameters()) {
      List<String> values = inquiry.values().get(parameter.name());
      if (values != null && (parameter.kind() == Kind.MANY || parameter.kind() == Kind.ONE)) {
        anyOf.put(parameter.field(), values);
        if (units != null && parameter.field().equals(unitField) && !units.containsAll(values)) {
          throw outside(parameter.name());
        }
      }
    }
    if (units != null && unitField != null) {
      anyOf.putIfAbsent(unitField, List.copyOf(units));
    }
    List<String> asked = inquiry.of(Kind.WORDS);
    String wordField = asked.isEmpty() ? null : field(inquiry.form(), Kind.WORDS);
    List<String> fields = wordField == null ? List.of() : List.of(wordField);
    Search search = new Search(anyOf, narrowing(inquiry, mapping), span(inquiry), fields);
    List<String> words = asked.isEmpty() ? List.of() : Folding.words(asked.get(0));
    return new Selection(search, unitField, units, words, wordField);
  }

  /**
   * Rows are read after they were found: the unit they then have is what counts. The mapping's
   * filter is looked at once more, since some databases find THUONG equal to thường.
   */
  boolean mayBeSeen(Row row, Mapping mapping) {
    return mapping.filter().stream().allMatch(filter -> passes(row, mapping, filter))
        && mayBeSeen(row);
  }

  private static boolean passes(Row row, Mapping mapping, Condition filter) {
    return mapping.columns().stream()
        .filter(field -> field.column().equalsIgnoreCase(filter.name()))
        .allMatch(field -> filter.anyOf().contains(Text.normal(row.value(field.name()))));
  }

  /** By its unit alone. */
  boolean mayBeSeen(Row row) {
    return units == null || unitField == null || units.contains(unitOf(row));
  }

  /** Is the row, which may be seen, among those asked for? Its status is not looked at. */
  boolean wants(Row row) {
    for (Map.Entry<String, List<String>> wanted : search.anyOf().entrySet()) {
      String value = Text.normal(row.value(wanted.getKey()));
      if (value == null || !wanted.getValue().contains(value)) {
        return false;
      }
    }
    Search.Span span = search.span();
    String day = span == null ? null : row.value(span.field());
    String text = wordField == null ? null : row.value(wordField);
    return (span == null || day != null && within(span, day))
        && (wordField == null || text != null && Folding.has(text, words));
  }

  /** Whether a key alone says to whom its record may be shown. */
  boolean keyNamesUnit(Mapping mapping) {
    return units == null || unitField != null && mapping.identity().contains(unitField);
  }

  private static boolean within(Search.Span span, String day) {
    LocalDate from = span.from();
    LocalDate to = span.to();
    return (from == null || day.compareTo(from.toString()) >= 0)
        && (to == null || day.compareTo(to.toString()) <= 0);
  }

  static Denial outside(String parameter) {
    return new Denial(403, "OUTSIDE_UNITS", "not a unit that this caller may see").about(parameter);
  }

  private String unitOf(Row row) {
    String unit = unitField == null ? null : row.value(unitField);
    return unit == null ? "" : unit.stripTrailing();
  }

  private static void checkKnown(Parameter parameter, Mapping mapping) {
    boolean status = parameter.kind() == Kind.STATUS;
    boolean known =
        status
            ? !mapping.filter().isEmpty()
            : mapping.fields().stream().anyMatch(f -> f.name().equals(parameter.field()));
    if (!known) {
      String told = "this gateway's " + mapping.name() + " cannot be asked for by it";
      throw new Denial(400, "UNKNOWN_PARAMETER", told).about(parameter.name());
    }
  }

  /** Of the values that the filter lets through, those asked for. */
  private static List<Condition> narrowing(Inquiry inquiry, Mapping mapping) {
    List<String> asked = inquiry.of(Kind.STATUS);
    if (asked.isEmpty()) {
      return List.of();
    }
    Condition filter = mapping.filter().get(0);
    Set<String> both = new HashSet<>(filter.anyOf());
    both.retainAll(asked);
    return List.of(new Condition(filter.name(), new ArrayList<>(both)));
  }

  private static Search.@Nullable Span span(Inquiry inquiry) {
    List<String> from = inquiry.of(Kind.FROM);
    List<String> to = inquiry.of(Kind.TO);
    if (from.isEmpty() && to.isEmpty()) {
      return null;
    }
    return new Search.Span(
        field(inquiry.form(), Kind.FROM),
        from.isEmpty() ? null : LocalDate.parse(from.get(0)),
        to.isEmpty() ? null : LocalDate.parse(to.get(0)));
  }

  private static String field(Form form, Kind kind) {
    return form.parameters().stream()
        .filter(parameter -> parameter.kind() == kind)
        .map(Parameter::field)
        .findFirst()
        .orElseThrow();
  }
}
