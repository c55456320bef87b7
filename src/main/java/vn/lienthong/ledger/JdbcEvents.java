package vn.lienthong.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Key;

/** Events in a table, in the order of their telling. */
final class JdbcEvents implements Events {
  private final Database database;

  JdbcEvents(Database database) {
    this.database = database;
  }

  static void insert(Session session, String flow, List<Event> events) throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>(events.size());
    for (Event e : events) {
      rows.add(
          new @Nullable Object[] {flow, e.key(), e.what(), e.detail(), e.run(), e.at(), e.by()});
    }
    session.batch(
        "INSERT INTO event (flow, record_key, what, detail, run, happened_at, done_by)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        rows);
  }

  @Override
  public void tell(String flow, List<Event> events) {
    database.transaction(
        session -> {
          insert(session, flow, events);
          return events.size();
        });
  }

  @Override
  public List<Event> story(String flow, Key key) {
    return database.transaction(
        session ->
            session.list(
                "SELECT * FROM event WHERE flow = ? AND record_key = ? ORDER BY id",
                JdbcEvents::read,
                flow,
                key));
  }

  private static Event read(Columns row) throws SQLException {
    return new Event(
        row.key(),
        Event.What.valueOf(row.text("what")),
        row.textOrNull("detail"),
        row.number("run"),
        row.instant("happened_at"),
        row.text("done_by"));
  }

  @Override
  public int prune(Instant before) {
    return database.transaction(
        session -> session.update("DELETE FROM event WHERE happened_at < ?", before));
  }
}
