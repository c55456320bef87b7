package vn.lienthong.ledger;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How feeds stand, in one read. An embedded ledger has one writer, this process: what was read of
 * it is remembered until something is written.
 */
public final class FeedStances {
  private static final String STANCE =
      "SELECT s.*, COALESCE(l.fencing, 0) AS fencing, f.paused_at, f.rests_until,"
          + " EXISTS (SELECT 1 FROM held_plan p WHERE p.flow = s.flow"
          + " AND p.state IN ('OPEN', 'APPROVED')) AS planned,"
          + " (SELECT MIN(e.next_attempt) FROM entry e"
          + " WHERE e.flow = s.flow AND e.next_attempt IS NOT NULL) AS due"
          + " FROM feed_state s LEFT JOIN lease l ON l.flow = s.flow"
          + " LEFT JOIN flow_state f ON f.flow = s.flow WHERE s.flow = ?";

  private final Database database;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  /** As it was when so many writes had been made. */
  private record Known(long writes, Optional<FeedStance> stance) {}

  FeedStances(Database database) {
    this.database = database;
  }

  /** Empty if the flow never fed. */
  public Optional<FeedStance> of(String flow) {
    if (!database.ours()) {
      return read(flow);
    }
    // counted before it is read: what is written meanwhile is read again the next time
    long writes = database.writes();
    Known before = known.get(flow);
    if (before == null || before.writes() != writes) {
      before = new Known(writes, read(flow));
      known.put(flow, before);
    }
    return before.stance();
  }

  private Optional<FeedStance> read(String flow) {
    return database.transaction(session -> session.first(STANCE, FeedStances::read, flow));
  }

  private static FeedStance read(Columns row) throws SQLException {
    return new FeedStance(
        JdbcFeeds.read(row),
        row.number("fencing"),
        row.instantOrNull("paused_at") != null,
        row.instantOrNull("rests_until"),
        row.truth("planned"),
        row.instantOrNull("due"));
  }
}
