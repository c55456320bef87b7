package vn.lienthong.province;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.mapping.Field;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.province.Search.Found;
import vn.lienthong.record.Waiting;

/**
 * Which units are below which, as the province's list of units says today. Codes are used again
 * with other meanings, so only units that are valid today hang on the tree.
 */
public final class UnitTree {
  /** The flow of units; other mappings refer to it by the field that names a record's unit. */
  private static final String FLOW = "don-vi-hanh-chinh";

  private static final Duration FRESH = Duration.ofMinutes(1);
  private static final int PAGE = 2_000;

  private final @Nullable Mapping mapping;
  private final @Nullable ProvinceSearch search;
  private final Clock clock;
  private Map<String, List<String>> children = Map.of();
  private Instant read = Instant.EPOCH;

  private UnitTree(@Nullable Mapping mapping, @Nullable ProvinceSearch search, Clock clock) {
    this.mapping = mapping;
    this.search = search;
    this.clock = clock;
  }

  /**
   * The tree that one of these mappings is about; if none is, a unit is only itself.
   *
   * @param mappings by flow
   * @param timeout of a question to the database
   */
  public static UnitTree of(
      Map<String, Mapping> mappings, ProvinceDatabases databases, Duration timeout, Clock clock) {
    Mapping units = mappings.get(FLOW);
    ProvinceSearch search = units == null ? null : databases.of(units).search(units, timeout);
    return new UnitTree(units, search, clock);
  }

  /** The field that names the unit a record belongs to; of a unit itself, the one above it. */
  public static Optional<Field> field(Mapping mapping) {
    return mapping.fields().stream().filter(field -> FLOW.equals(field.refers())).findFirst();
  }

  /** The units themselves and all below them. */
  public synchronized Set<String> covered(Set<String> roots) {
    if (Waiting.ago(read, FRESH, clock.instant())) {
      children = read();
      read = clock.instant();
    }
    Set<String> covered = new LinkedHashSet<>(roots);
    Deque<String> open = new ArrayDeque<>(roots);
    while (!open.isEmpty()) {
      for (String child : children.getOrDefault(open.pop(), List.of())) {
        if (covered.add(child)) {
          open.push(child);
        }
      }
    }
    return covered;
  }

  private Map<String, List<String>> read() {
    Map<String, List<String>> below = new HashMap<>();
    Field parent = mapping == null ? null : field(mapping).orElse(null);
    if (mapping == null || search == null || parent == null) {
      return below;
    }
    String code = mapping.identity().get(0);
    List<String> wanted = new ArrayList<>(List.of(code, parent.name()));
    mapping.fields().stream()
        .map(Field::name)
        .filter(name -> name.equals("hieuLucTu") || name.equals("hieuLucDen"))
        .forEach(wanted::add);
    Search all = new Search(Map.of(), List.of(), null, wanted);
    String today = LocalDate.now(clock).toString();
    String after = null;
    List<Found> page;
    do {
      page = search.page(all, after, 0, PAGE);
      for (Found unit : page) {
        String above = unit.values().get(parent.name());
        String own = unit.values().get(code);
        if (above != null && own != null && valid(unit, today)) {
          below.computeIfAbsent(above, none -> new ArrayList<>()).add(own);
        }
      }
      after = page.isEmpty() ? after : page.get(page.size() - 1).storedKey();
    } while (page.size() == PAGE);
    return below;
  }

  private static boolean valid(Found unit, String today) {
    String from = Objects.requireNonNullElse(unit.values().get("hieuLucTu"), today);
    String to = Objects.requireNonNullElse(unit.values().get("hieuLucDen"), today);
    return from.compareTo(today) <= 0 && to.compareTo(today) >= 0;
  }
}
