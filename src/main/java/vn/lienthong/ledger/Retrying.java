package vn.lienthong.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Key;

/**
 * A person's wish that set-aside records be tried again, whatever their revision.
 *
 * @param now when the first of them becomes due
 */
record Retrying(Instant now, String flow, String by) {
  private static final String RETRIABLE = "flow = ? AND standing IN ('PARKED', 'WAITING')";
  private static final String ONE = RETRIABLE + " AND record_key = ?";
  private static final String RETRY = "UPDATE entry SET next_attempt = ?, seen = NULL WHERE ";

  int some(Database database, List<Key> keys, int perSecond) {
    return database.transaction(
        session -> {
          List<Key> parked = new ArrayList<>();
          for (Key key : keys) {
            if (session.update(RETRY + ONE, due(parked.size(), perSecond), flow, key) > 0) {
              parked.add(key);
            }
          }
          JdbcEvents.insert(session, flow, parked.stream().map(this::retried).toList());
          return parked.size();
        });
  }

  int all(Database database, @Nullable String cause, int perSecond) {
    return database.transaction(
        session -> {
          List<Key> keys = keys(session, cause);
          List<@Nullable Object[]> due = new ArrayList<>();
          for (int i = 0; i < keys.size(); i++) {
            due.add(new Object[] {due(i, perSecond), flow, keys.get(i)});
          }
          session.batch(RETRY + ONE, due);
          JdbcEvents.insert(session, flow, keys.stream().map(this::retried).toList());
          return keys.size();
        });
  }

  private Instant due(int place, int perSecond) {
    return perSecond == 0 ? now : now.plusSeconds(place / perSecond);
  }

  private List<Key> keys(Session session, @Nullable String cause) throws SQLException {
    String sql = "SELECT record_key FROM entry WHERE " + RETRIABLE + " AND " + JdbcEntries.ALIVE;
    String order = " ORDER BY record_key";
    return cause == null
        ? session.list(sql + order, Columns::key, flow)
        : session.list(sql + " AND cause = ?" + order, Columns::key, flow, cause);
  }

  private Event retried(Key key) {
    return new Event(key, Event.What.RETRIED, null, 0, now, by);
  }
}
