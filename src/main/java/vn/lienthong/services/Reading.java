package vn.lienthong.services;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Lenses;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.province.ProvinceSearch;
import vn.lienthong.province.Search.Found;
import vn.lienthong.province.UnitTree;
import vn.lienthong.record.Row;
import vn.lienthong.record.Text;
import vn.lienthong.web.Denial;

/**
 * Answers inquiries out of the province's tables. The keys are found first, then their records are
 * read; so the cost is that of a page, except for words: no database has an index of them that all
 * of ours would share, so their rows are looked through, 20,000 for one answer.
 */
final class Reading {
  private static final int MOST_LOOKED_THROUGH = 20_000;
  private static final int AT_ONCE = 1_000;

  /** Records of a page that are in memory together: a table may have thousands of cells. */
  static final int READ_AT_ONCE = 50;

  private final Form form;
  private final Mapping mapping;
  private final Lenses lenses;
  private final ProvinceSearch search;
  private final Shelf shelf;
  private final Trail trail;
  private final UnitTree units;

  Reading(
      Form form, Mapping mapping, ProvinceSearch search, Shelf shelf, Trail trail, UnitTree units) {
    this.form = form;
    this.mapping = mapping;
    this.lenses = Lenses.of(mapping);
    this.search = search;
    this.shelf = shelf;
    this.trail = trail;
    this.units = units;
  }

  Form form() {
    return form;
  }

  Mapping mapping() {
    return mapping;
  }

  Lenses lenses() {
    return lenses;
  }

  /** The record of one code, if it may be seen. */
  Optional<Row> one(String code, Caller caller) {
    Inquiry inquiry = InquiryReader.read(form, Map.of("ma", List.of(code)));
    Selection selection = Selection.of(inquiry, mapping, caller, units);
    List<String> keys =
        search.page(selection.search(), null, 0, 1).stream().map(Found::storedKey).toList();
    return shelf.read(keys).values().stream()
        .flatMap(Optional::stream)
        .filter(row -> selection.mayBeSeen(row, mapping))
        .findFirst();
  }

  /**
   * @throws Denial if the caller asks for what it may not see, or goes on from a place that is none
   */
  Answer answer(Inquiry inquiry, Caller caller) {
    Selection selection = Selection.of(inquiry, mapping, caller, units);
    if (inquiry.changedSince() != null) {
      return new ChangesReading(lenses, selection, shelf, trail).answer(inquiry, caller);
    }
    Cursor start = start(inquiry, caller);
    String after = start.storedKey();
    Looked looked =
        selection.wordField() == null
            ? page(inquiry, selection, after)
            : lookThrough(inquiry, selection, after);
    Sheaf data = new Sheaf();
    String last = fill(data, looked.found(), selection);
    boolean more = looked.more() || last != null;
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("size", inquiry.size());
    if (after == null && selection.wordField() == null) {
      long total = search.count(selection.search());
      page.put("number", inquiry.page());
      page.put("totalRecords", total);
      page.put("totalPages", (total + inquiry.size() - 1) / inquiry.size());
    }
    page.put("more", more);
    if (data.leftOut() > 0) {
      page.put("unreadable", data.leftOut());
    }
    String end = last == null ? looked.end() : last;
    if (more && end != null) {
      Cursor next = new Cursor(start.position(), start.check(), end);
      page.put("next", next.seal(caller, inquiry.form().resource()));
    }
    if (start.position() >= 0) {
      Cursor changes = new Cursor(start.position(), start.check(), null);
      page.put("cursor", changes.seal(caller, inquiry.form().resource()));
    }
    return new Answer(data, page);
  }

  /**
   * Keys that were found.
   *
   * @param end after which there may be more; null if nothing was looked at
   */
  private record Looked(List<String> found, @Nullable String end, boolean more) {}

  private Cursor start(Inquiry inquiry, Caller caller) {
    if (inquiry.after() == null) {
      return trail.now();
    }
    return Cursor.open(inquiry.after(), caller, inquiry.form().resource())
        .filter(cursor -> cursor.storedKey() != null)
        .orElseThrow(() -> ChangesReading.foreign("after"));
  }

  private Looked page(Inquiry inquiry, Selection selection, @Nullable String after) {
    int skipped = after == null ? (inquiry.page() - 1) * inquiry.size() : 0;
    List<Found> found = search.page(selection.search(), after, skipped, inquiry.size() + 1);
    boolean more = found.size() > inquiry.size();
    List<String> keys = found.stream().limit(inquiry.size()).map(Found::storedKey).toList();
    return new Looked(keys, keys.isEmpty() ? null : keys.get(keys.size() - 1), more);
  }

  /** Page by page, keeping nothing but the keys that were found. */
  private Looked lookThrough(Inquiry inquiry, Selection selection, @Nullable String after) {
    String field = Objects.requireNonNull(selection.wordField());
    List<String> keys = new ArrayList<>();
    String end = after;
    for (int seen = 0; seen < MOST_LOOKED_THROUGH; seen += AT_ONCE) {
      List<Found> page = search.page(selection.search(), end, 0, AT_ONCE);
      for (Found row : page) {
        end = row.storedKey();
        String text = row.values().get(field);
        if (text != null && Folding.has(text, selection.words())) {
          keys.add(row.storedKey());
          if (keys.size() == inquiry.size()) {
            return new Looked(keys, end, true);
          }
        }
      }
      if (page.size() < AT_ONCE) {
        return new Looked(keys, end, false);
      }
    }
    return new Looked(keys, end, true);
  }

  /** The key after which the next page goes on if not all fit in; null if they did. */
  private @Nullable String fill(Sheaf data, List<String> keys, Selection selection) {
    String before = null;
    for (int from = 0; from < keys.size(); from += READ_AT_ONCE) {
      List<String> some = keys.subList(from, Math.min(keys.size(), from + READ_AT_ONCE));
      Map<String, Optional<Row>> rows = shelf.read(some);
      for (String key : some) {
        if (!add(data, rows.get(key), selection)) {
          return before;
        }
        before = key;
      }
    }
    return null;
  }

  /**
   * @param row null if it is not there any more, empty if it cannot be read
   */
  private boolean add(Sheaf data, @Nullable Optional<Row> row, Selection selection) {
    if (row == null) {
      return true;
    }
    if (row.isEmpty()) {
      data.leaveOut();
      return true;
    }
    return !selection.mayBeSeen(row.get(), mapping) || data.add(shown(lenses, row.get()));
  }

  /** In the national schema's shape, without what the record does not have. */
  static Map<String, @Nullable Object> shown(Lenses lenses, Row row) {
    Map<String, @Nullable String> values = new LinkedHashMap<>();
    row.values().forEach((name, value) -> values.put(name, Text.normal(value)));
    Map<String, @Nullable Object> fields = lenses.toNation(values);
    fields.values().removeIf(Objects::isNull);
    return fields;
  }
}
