package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a list was asked for.
 *
 * @param after the last id of the page before; empty for none
 */
record Listing(int size, int page, String after, Wanted wanted) {
  static final int LARGEST = 1000;

  /**
   * Which records, on whatever page.
   *
   * @param filters the parameters as given
   * @param owners whose records; empty for everybody's
   * @param tests what the contents have to fulfil
   */
  record Wanted(
      @Nullable Instant changedSince,
      @Nullable LocalDate at,
      Map<String, String> filters,
      Set<String> owners,
      List<Predicate<JsonNode>> tests) {

    /** Everything, tombstones included. */
    static final Wanted ALL = new Wanted(Instant.EPOCH, null, Map.of(), Set.of(), List.of());

    static Wanted of(
        @Nullable Instant since, @Nullable LocalDate at, Map<String, String> filters, Shape shape) {
      List<Predicate<JsonNode>> tests = new ArrayList<>();
      Set<String> owners = Set.of();
      for (Map.Entry<String, String> filter : filters.entrySet()) {
        if (filter.getKey().equals(Shape.OWNER)) {
          owners = Filter.values(filter.getValue());
        } else {
          tests.add(shape.parameter(filter.getKey()).wants(filter.getValue()));
        }
      }
      return new Wanted(since, at, filters, owners, tests);
    }

    boolean tombstones() {
      return changedSince != null || Stored.ERASED.equals(filters.get("trangThai"));
    }

    /** Whether the contents have to be seen. */
    boolean looksInside() {
      return at != null || !tests.isEmpty();
    }

    boolean holds(Stored record) {
      return validAt(record) && tests.stream().allMatch(test -> test.test(record.json()));
    }

    private boolean validAt(Stored record) {
      if (at == null) {
        return true;
      }
      String day = at.toString();
      Optional<String> from = Json.string(record.json(), "hieuLucTu");
      Optional<String> to = Json.string(record.json(), "hieuLucDen");
      return from.map(d -> d.compareTo(day) <= 0).orElse(true)
          && to.map(d -> d.compareTo(day) >= 0).orElse(true);
    }
  }

  static Listing of(Map<String, List<String>> query, Shape shape) {
    Map<String, String> filters = new TreeMap<>();
    query.forEach(
        (name, values) -> {
          if (!shape.parameters().containsKey(name) || values.size() != 1) {
            throw Refusal.badRequest("no such parameter, or more than once");
          }
          filters.put(name, values.get(0));
        });
    try {
      int size = Integer.parseInt(taken(filters, "size").orElse("200"));
      int page = Integer.parseInt(taken(filters, "page").orElse("1"));
      String after = taken(filters, "after").orElse("");
      Instant since = taken(filters, "changedSince").map(Instant::parse).orElse(null);
      LocalDate at = taken(filters, "at").map(LocalDate::parse).orElse(null);
      return checked(new Listing(size, page, after, Wanted.of(since, at, filters, shape)));
    } catch (NumberFormatException | DateTimeException e) {
      throw Refusal.badRequest("a parameter is not of its type");
    }
  }

  private static Optional<String> taken(Map<String, String> filters, String name) {
    return Optional.ofNullable(filters.remove(name));
  }

  private static Listing checked(Listing listing) {
    if (listing.size < 1 || listing.size > LARGEST || listing.page < 1) {
      throw Refusal.badRequest("size is 1 to " + LARGEST + ", page counts from 1");
    }
    if (listing.page > 1 && !listing.after.isEmpty()) {
      throw Refusal.badRequest("page and after do not go together");
    }
    return listing;
  }
}
