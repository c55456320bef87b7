package vn.lienthong.feed;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.lienthong.ledger.Entries;
import vn.lienthong.ledger.EntryCursor;
import vn.lienthong.record.Base;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Held;
import vn.lienthong.record.Key;
import vn.lienthong.record.Row;
import vn.lienthong.record.Standing;
import vn.lienthong.rules.Surroundings;

/**
 * What the rules of one run look at: templates and units as the ledger says that both sides agree,
 * neighbouring records as the province holds them now. For one thread.
 */
public final class RunSurroundings implements Surroundings {
  private static final String ENDED = "hieuLucDen";

  private final Entries entries;
  private final Neighbours neighbours;
  private final LocalDate today;
  private final Map<String, Optional<Map<String, @Nullable String>>> agreed = new HashMap<>();
  private final Map<String, Map<String, TreeSet<String>>> children = new HashMap<>();

  /** The province's rows of one flow. */
  public interface Neighbours {
    Map<Key, Row> of(String flow, Collection<Key> keys);
  }

  /**
   * @param today units that ended before are no longer expected to report
   */
  public RunSurroundings(Entries entries, Neighbours neighbours, LocalDate today) {
    this.entries = entries;
    this.neighbours = neighbours;
    this.today = today;
  }

  @Override
  public Optional<Map<String, @Nullable String>> agreed(String flow, String code) {
    return agreed.computeIfAbsent(
        flow + " " + code,
        name ->
            entries.withCode(flow, code).stream()
                .filter(entry -> entry.standing() == Standing.IN_STEP)
                .reduce((older, newer) -> newer)
                .map(RunSurroundings::values));
  }

  @Override
  public List<String> below(String flow, String field, String value) {
    TreeSet<String> codes =
        children.computeIfAbsent(flow + " " + field, name -> index(flow, field)).get(value);
    return codes == null ? List.of() : List.copyOf(codes);
  }

  private Map<String, TreeSet<String>> index(String flow, String field) {
    Map<String, TreeSet<String>> index = new HashMap<>();
    try (EntryCursor all = entries.all(flow)) {
      while (all.hasNext()) {
        Entry entry = all.next();
        Map<String, @Nullable String> values = values(entry);
        String parent = values.get(field);
        if (entry.standing() == Standing.IN_STEP && parent != null && current(values)) {
          index.computeIfAbsent(parent, p -> new TreeSet<>()).add(entry.key().code());
        }
      }
    }
    return index;
  }

  private boolean current(Map<String, @Nullable String> values) {
    String end = values.get(ENDED);
    return end == null || end.compareTo(today.toString()) >= 0;
  }

  @Override
  public Map<Key, Row> rows(String flow, Collection<Key> keys) {
    return neighbours.of(flow, keys);
  }

  private static Map<String, @Nullable String> values(Entry entry) {
    Base base = entry.base();
    if (base == null) {
      return Map.of();
    }
    Map<String, @Nullable String> values = new HashMap<>();
    for (Map.Entry<String, Held> field : base.fields().entrySet()) {
      values.put(field.getKey(), field.getValue().nation());
    }
    return Collections.unmodifiableMap(values);
  }
}
