package vn.lienthong.ledger;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Promises in a table, with a row for each entry. */
final class JdbcPromises implements Promises {
  private static final Duration KEPT = Duration.ofDays(30);

  /** H2 reads the whole table for each of them if it is asked in any other form. */
  private static final String AMONG =
      "SELECT %1$s FROM UNNEST(?) AS asked(%2$s)"
          + " JOIN promise one ON one.%2$s = asked.%2$s AND one.resource = ?";

  private final Database database;
  private final Clock clock;

  JdbcPromises(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  private record Line(String name, String id, String print) {}

  @Override
  public List<Promise> of(String resource, Collection<String> ids) {
    List<Line> lines =
        database.transaction(
            session -> {
              List<String> tickets =
                  session.list(
                      AMONG.formatted("DISTINCT one.ticket", "id"),
                      row -> row.text("ticket"),
                      ids.toArray(String[]::new),
                      resource);
              return session.list(
                  AMONG.formatted("one.*", "ticket") + " ORDER BY one.promised_at, one.ticket",
                  JdbcPromises::read,
                  tickets.toArray(String[]::new),
                  resource);
            });
    Map<String, Promise> promises = new LinkedHashMap<>();
    for (Line line : lines) {
      promises
          .computeIfAbsent(line.name(), name -> new Promise(name, new LinkedHashMap<>()))
          .prints()
          .put(line.id(), line.print());
    }
    return List.copyOf(promises.values());
  }

  private static Line read(Columns row) throws SQLException {
    return new Line(row.text("ticket"), row.text("id"), row.text("print"));
  }

  @Override
  public void keep(String resource, String name, Map<String, String> prints) {
    Instant now = clock.instant();
    List<@Nullable Object[]> rows = new ArrayList<>();
    prints.forEach((id, print) -> rows.add(new Object[] {resource, name, id, print, now}));
    database.transaction(
        session -> {
          session.update("DELETE FROM promise WHERE promised_at < ?", now.minus(KEPT));
          session.update("DELETE FROM promise WHERE resource = ? AND ticket = ?", resource, name);
          session.batch(
              "INSERT INTO promise (resource, ticket, id, print, promised_at)"
                  + " VALUES (?, ?, ?, ?, ?)",
              rows);
          return rows.size();
        });
  }

  @Override
  public void drop(String resource, String name, Collection<String> ids) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    ids.forEach(id -> rows.add(new Object[] {resource, name, id}));
    database.transaction(
        session -> {
          session.batch("DELETE FROM promise WHERE resource = ? AND ticket = ? AND id = ?", rows);
          return rows.size();
        });
  }
}
