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
  private static final String RETRY = "UPDATE entry SET next_attempt = ?, seen = NULL WHERE ";

  boolean one(Database database, Key key) {
    return database.transaction(
        session -> {
          int rows = session.update(RETRY + RETRIABLE + " AND record_key = ?", now, flow, key);
          if (rows > 0) {
            JdbcEvents.insert(session, flow, List.of(retried(key)));
          }
          return rows > 0;
        });
  }

  int all(Database database, @Nullable String cause, int perSecond) {
    return database.transaction(
        session -> {
          List<Key> keys = keys(session, cause);
          List<@Nullable Object[]> due = new ArrayList<>();
          for (int i = 0; i < keys.size(); i++) {
            Instant when = perSecond == 0 ? now : now.plusSeconds(i / perSecond);
            due.add(new Object[] {when, flow, keys.get(i)});
          }
          session.batch(RETRY + RETRIABLE + " AND record_key = ?", due);
          JdbcEvents.insert(session, flow, keys.stream().map(this::retried).toList());
          return keys.size();
        });
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
