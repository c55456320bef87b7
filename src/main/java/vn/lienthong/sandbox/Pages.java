package vn.lienthong.sandbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Lists. Counts are remembered until the next write, so that reading 500 pages counts once. */
final class Pages {
  /** One page; the total is of all pages. */
  record Page(List<Stored> records, long total) {}

  private record Asked(
      String resource,
      @Nullable Instant since,
      @Nullable LocalDate at,
      Map<String, String> filters) {}

  private final Map<Asked, Long> totals = new ConcurrentHashMap<>();
  private final AtomicLong writes = new AtomicLong();

  /** Something of the resource was written: what was counted before is forgotten. */
  void forget(String resource) {
    writes.incrementAndGet();
    totals.keySet().removeIf(asked -> asked.resource().equals(resource));
  }

  void forgetAll() {
    writes.incrementAndGet();
    totals.clear();
  }

  Page read(Connection connection, String resource, Listing listing, boolean shuffled)
      throws SQLException {
    Scan scan = new Scan(connection, resource, listing.wanted(), shuffled);
    List<Stored> page = new ArrayList<>();
    long skip = (listing.page() - 1L) * listing.size();
    long[] seen = {0};
    int rows = listing.page() == 1 ? listing.size() : Integer.MAX_VALUE;
    scan.inPieces(rows)
        .records(
            listing.after(),
            record -> {
              if (++seen[0] > skip) {
                page.add(record);
              }
              return page.size() < listing.size();
            });
    return new Page(page, total(scan, resource, listing.wanted()));
  }

  private long total(Scan scan, String resource, Listing.Wanted wanted) throws SQLException {
    Asked asked = new Asked(resource, wanted.changedSince(), wanted.at(), wanted.filters());
    Long known = totals.get(asked);
    if (known != null) {
      return known;
    }
    long before = writes.get();
    long count = scan.count();
    if (before == writes.get()) {
      totals.put(asked, count);
    }
    return count;
  }
}
