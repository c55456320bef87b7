package vn.lienthong.sandbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** Lists. Counts are remembered until the next write, so that reading 500 pages counts once. */
final class Pages {
  /** One page; the total is of all pages. */
  record Page(List<Stored> records, long total) {}

  private record Asked(String resource, Listing.Wanted wanted) {}

  private static final int CHUNK = 2000;
  private final Map<Asked, Long> totals = new ConcurrentHashMap<>();
  private final AtomicLong writes = new AtomicLong();

  /** Something was written: what was counted before is forgotten. */
  void forget() {
    writes.incrementAndGet();
    totals.clear();
  }

  Page read(Connection connection, String resource, Listing listing, boolean shuffled)
      throws SQLException {
    Scan scan = new Scan(connection, resource, listing.wanted(), shuffled);
    List<Stored> page = new ArrayList<>();
    long skip = (listing.page() - 1L) * listing.size();
    long[] seen = {0};
    scan.from(
        listing.after(),
        record -> {
          if (++seen[0] > skip) {
            page.add(record);
          }
          return page.size() < listing.size();
        });
    return new Page(page, total(scan, resource, listing.wanted()));
  }

  /** Every record that is wanted, in order, until the taker has enough. */
  void each(Connection connection, String resource, Listing.Wanted wanted, Predicate<Stored> taker)
      throws SQLException {
    new Scan(connection, resource, wanted, false).from("", taker);
  }

  private long total(Scan scan, String resource, Listing.Wanted wanted) throws SQLException {
    Asked asked = new Asked(resource, wanted);
    Long known = totals.get(asked);
    if (known != null) {
      return known;
    }
    long before = writes.get();
    long[] count = {0};
    scan.from("", record -> ++count[0] > 0);
    if (before == writes.get()) {
      totals.put(asked, count[0]);
    }
    return count[0];
  }

  /** Walks along one order of a resource, in pieces, so that it never holds much. */
  private record Scan(
      Connection connection, String resource, Listing.Wanted wanted, boolean shuffled) {

    void from(String after, Predicate<Stored> taker) throws SQLException {
      String last = after;
      int read;
      do {
        read = 0;
        for (Stored record : chunk(last)) {
          read++;
          last = record.id();
          if (wanted.holds(record) && !taker.test(record)) {
            return;
          }
        }
      } while (read == CHUNK);
    }

    private List<Stored> chunk(String after) throws SQLException {
      // ordered by the resource too, or else the index is not seen to give the order
      String sql =
          "SELECT id, identity, json FROM records WHERE resource = ?"
              + (wanted.tombstones() ? "" : " AND NOT deleted")
              + (wanted.changedSince() == null ? "" : " AND updated >= ?")
              + (shuffled ? " AND shuffled >= ? AND (shuffled > ? OR id > ?)" : " AND id > ?")
              + (shuffled ? " ORDER BY resource, shuffled, id" : " ORDER BY resource, id")
              + " FETCH FIRST "
              + CHUNK
              + " ROWS ONLY";
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        int place = 1;
        statement.setString(place++, resource);
        if (wanted.changedSince() != null) {
          statement.setLong(place++, wanted.changedSince().toEpochMilli());
        }
        if (shuffled) {
          int last = after.isEmpty() ? Integer.MIN_VALUE : Records.shuffled(after);
          statement.setInt(place++, last);
          statement.setInt(place++, last);
        }
        statement.setString(place, after);
        return rows(statement);
      }
    }

    private static List<Stored> rows(PreparedStatement statement) throws SQLException {
      try (ResultSet rows = statement.executeQuery()) {
        List<Stored> records = new ArrayList<>();
        while (rows.next()) {
          records.add(Records.stored(rows));
        }
        return records;
      }
    }
  }
}
