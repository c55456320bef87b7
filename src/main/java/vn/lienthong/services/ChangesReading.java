package vn.lienthong.services;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Lenses;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.mapping.UnreadableRow;
import vn.lienthong.record.Row;
import vn.lienthong.services.Trail.Step;
import vn.lienthong.web.Denial;

/**
 * Answers what changed since a cursor: records as they are now, and those that are no longer among
 * the ones asked for, as their key with {@code trangThai: DA_XOA}.
 *
 * <p>Of a record that is gone nobody knows the unit, unless its key names it. So a caller that may
 * see only some units is not told of it, but that something is withheld.
 */
record ChangesReading(Lenses lenses, Selection selection, Shelf shelf, Trail trail) {
  Answer answer(Inquiry inquiry, Caller caller) {
    Cursor kept = trail.end();
    if (kept == null) {
      String told =
          "no changes are kept of " + inquiry.form().resource() + ": capture is not installed";
      throw new Denial(400, "NO_CAPTURE", told).about("changedSince");
    }
    Cursor since =
        Cursor.open(String.valueOf(inquiry.changedSince()), caller, inquiry.form().resource())
            .filter(cursor -> cursor.storedKey() == null)
            .orElseThrow(() -> foreign("changedSince"));
    List<Step> steps = trail.after(since, inquiry.size());
    if (steps == null || steps.stream().anyMatch(step -> step.storedKey() == null)) {
      String told = "the log of changes does not reach back to there: read everything again";
      throw new Denial(410, "CURSOR_EXPIRED", told).about("changedSince");
    }
    Sheaf data = new Sheaf();
    Telling telling = new Telling(data);
    Cursor told = telling.tell(since, steps);
    boolean all = !telling.full && steps.size() < inquiry.size();
    boolean abreast = all && told.position() <= kept.position();
    Cursor end = abreast ? kept : trail.known(told);
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("size", inquiry.size());
    page.put("more", !all);
    page.put("withheld", telling.withheld);
    page.put("cursor", end.seal(caller, inquiry.form().resource()));
    return new Answer(data, page);
  }

  static Denial foreign(String parameter) {
    String told = parameter + " was not given out to this caller for this resource";
    return new Denial(400, "BAD_REQUEST", told).about(parameter);
  }

  /** What is said of the changes, one after the other. */
  private final class Telling {
    private final Sheaf data;
    private final Set<String> told = new HashSet<>();
    private boolean withheld;
    private boolean full;

    Telling(Sheaf data) {
      this.data = data;
    }

    /** Up to where it was told. */
    Cursor tell(Cursor since, List<Step> steps) {
      Cursor end = since;
      for (int from = 0; from < steps.size() && !full; from += Reading.READ_AT_ONCE) {
        int to = Math.min(steps.size(), from + Reading.READ_AT_ONCE);
        end = tellSome(end, steps.subList(from, to));
      }
      return end;
    }

    private Cursor tellSome(Cursor since, List<Step> steps) {
      List<String> keys = steps.stream().map(Step::storedKey).map(String::valueOf).toList();
      Map<String, Optional<Row>> rows = shelf.read(keys.stream().distinct().toList());
      Cursor end = since;
      for (Step step : steps) {
        String key = String.valueOf(step.storedKey());
        if (told.add(key) && !tell(key, rows.get(key))) {
          full = true;
          return end;
        }
        end = step.here();
      }
      return end;
    }

    /** False if there is no room for it. */
    private boolean tell(String key, @Nullable Optional<Row> row) {
      if (row != null && row.isPresent() && selection.mayBeSeen(row.get(), lenses.mapping())) {
        Row found = row.get();
        return data.add(selection.wants(found) ? Reading.shown(lenses, found) : gone(found));
      }
      Row former = row == null ? keyOnly(key) : null;
      if (former != null && selection.mayBeSeen(former)) {
        return data.add(gone(former));
      }
      withheld |= !selection.keyNamesUnit(lenses.mapping());
      return true;
    }
  }

  private Map<String, Object> gone(Row row) {
    Mapping mapping = lenses.mapping();
    Map<String, @Nullable String> key = new LinkedHashMap<>();
    mapping.identity().forEach(name -> key.put(name, row.value(name)));
    Map<String, Object> record = new LinkedHashMap<>(lenses.toNation(key));
    record.put("trangThai", "DA_XOA");
    return record;
  }

  /** A row of which only the key is known; null if that cannot be read. */
  private @Nullable Row keyOnly(String storedKey) {
    Mapping mapping = lenses.mapping();
    try {
      List<Object> values = lenses.storedKey(storedKey);
      Map<String, @Nullable Object> columns = new LinkedHashMap<>();
      for (int i = 0; i < values.size(); i++) {
        columns.put(mapping.field(mapping.identity().get(i)).column(), values.get(i));
      }
      return lenses.fromProvince(columns);
    } catch (UnreadableRow | RuntimeException broken) {
      return null;
    }
  }
}
