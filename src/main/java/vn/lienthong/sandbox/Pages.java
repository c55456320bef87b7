package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
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
  record Page(List<JsonNode> records, long total) {}

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

  /**
   * @param abilities by which a record is shown
   */
  Page read(
      Connection connection,
      String resource,
      Listing listing,
      boolean shuffled,
      Abilities abilities)
      throws SQLException {
    Scan scan = new Scan(connection, resource, listing.wanted(), shuffled);
    scan.inPieces(listing.page() == 1 ? listing.size() : Integer.MAX_VALUE);
    Filling page = new Filling(listing);
    if (listing.wanted().looksInside()) {
      scan.records(listing.after(), record -> page.takes(abilities.told(record.json())));
    } else {
      scan.walk(
          Records.COLUMNS,
          abilities.asStored() ? Stored::asTold : row -> abilities.told(Records.stored(row).json()),
          listing.after(),
          (id, record) -> page.takes(record));
    }
    return new Page(page.records, total(scan, resource, listing.wanted()));
  }

  private static final class Filling {
    private final List<JsonNode> records = new ArrayList<>();
    private final int size;
    private long skip;

    Filling(Listing listing) {
      size = listing.size();
      skip = (listing.page() - 1L) * size;
    }

    /** False once the page is full. */
    boolean takes(JsonNode record) {
      if (skip > 0) {
        skip--;
      } else {
        records.add(record);
      }
      return records.size() < size;
    }
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
