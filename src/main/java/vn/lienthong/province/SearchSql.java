package vn.lienthong.province;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Condition;
import vn.lienthong.mapping.Field;

/** Words a {@link Search} for a mapped table. */
final class SearchSql {
  private final Dialect dialect;
  private final MappedTable table;

  SearchSql(Dialect dialect, MappedTable table) {
    this.dialect = dialect;
    this.table = table;
  }

  /**
   * @param text with {@code ?}
   * @param values one per placeholder
   */
  record Statement(String text, List<Object> values) {}

  MappedTable table() {
    return table;
  }

  Statement page(Search search, @Nullable String after, int skipped, int size) {
    Binder.Positional binder = new Binder.Positional();
    StringBuilder text = new StringBuilder("SELECT ").append(columns(search));
    text.append(" FROM ").append(table.name()).append(where(search, binder));
    if (after != null) {
      text.append(" AND ").append(table.keyAfter(binder, table.lenses().storedKey(after)));
    }
    text.append(table.byKey());
    text.append(dialect.page(skipped, size));
    return new Statement(text.toString(), binder.values());
  }

  Statement count(Search search) {
    Binder.Positional binder = new Binder.Positional();
    String text = "SELECT COUNT(*) FROM " + table.name() + where(search, binder);
    return new Statement(text, binder.values());
  }

  private String columns(Search search) {
    return Stream.concat(table.mapping().identity().stream(), search.fields().stream())
        .map(table.mapping()::field)
        .map(field -> dialect.selected(field.type(), table.column(field)))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private String where(Search search, Binder binder) {
    List<String> all = new ArrayList<>();
    all.add(table.passing(binder));
    for (Column column : table.keyColumns()) {
      if (column.nullable()) {
        all.add(table.quoted(column) + " IS NOT NULL");
      }
    }
    search.anyOf().forEach((name, values) -> all.add(anyOf(name, values, binder)));
    search.narrowing().forEach(condition -> all.add(holds(condition, binder)));
    if (search.span() != null) {
      all.addAll(days(search.span(), binder));
    }
    return all.stream().collect(Collectors.joining(" AND ", " WHERE ", ""));
  }

  private String holds(Condition condition, Binder binder) {
    Column column = table.table().required(condition.name());
    Set<Object> values = new LinkedHashSet<>();
    condition.anyOf().forEach(value -> values.add(Values.fit(column, value)));
    return in(column, values, binder);
  }

  /** In the province's codes, composed and decomposed; what it has no code for finds nothing. */
  private String anyOf(String name, List<String> wanted, Binder binder) {
    Field field = table.mapping().field(name);
    Column column = table.column(field);
    Set<Object> values = new LinkedHashSet<>();
    for (String canonical : wanted) {
      Object value = stored(field, canonical);
      Object fit = value == null ? null : Values.fit(column, value);
      if (fit instanceof String text && Values.textual(column)) {
        values.add(text);
        values.add(Normalizer.normalize(text, Normalizer.Form.NFD));
      } else if (fit != null && !(fit instanceof String)) {
        values.add(fit);
      }
    }
    return in(column, values, binder);
  }

  private @Nullable Object stored(Field field, String canonical) {
    try {
      return table.lenses().toColumn(field, canonical);
    } catch (IllegalArgumentException unknown) {
      return null;
    }
  }

  private String in(Column column, Set<Object> values, Binder binder) {
    return values.isEmpty()
        ? "1 = 0"
        : values.stream()
            .map(binder::bind)
            .collect(Collectors.joining(", ", table.quoted(column) + " IN (", ")"));
  }

  private List<String> days(Search.Span span, Binder binder) {
    Column column = table.column(table.mapping().field(span.field()));
    List<String> limits = new ArrayList<>();
    LocalDate from = span.from();
    LocalDate to = span.to();
    if (from != null) {
      limits.add(table.quoted(column) + " >= " + binder.bind(Values.fit(column, from)));
    }
    if (to != null) {
      // below the next day, so that hours of a moment do not matter
      limits.add(table.quoted(column) + " < " + binder.bind(Values.fit(column, to.plusDays(1))));
    }
    return limits;
  }
}
