package vn.lienthong.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Key;
import vn.lienthong.record.Side;

/** Lost values in a table. */
final class JdbcLosers implements Losers {
  private final Database database;

  JdbcLosers(Database database) {
    this.database = database;
  }

  @Override
  public void keep(List<Loser> losers) {
    if (losers.isEmpty()) {
      return;
    }
    List<@Nullable Object[]> rows = new ArrayList<>(losers.size());
    for (Loser l : losers) {
      rows.add(
          new @Nullable Object[] {
            l.flow(), l.key(), l.field(), l.side(), l.value(), l.run(), l.at()
          });
    }
    database.durably(
        session -> {
          session.batch(
              "INSERT INTO loser (flow, record_key, field, side, lost, run, lost_at)"
                  + " VALUES (?, ?, ?, ?, ?, ?, ?)",
              rows);
          return rows.size();
        });
  }

  @Override
  public List<Loser> byKey(String flow, Key key) {
    return database.transaction(
        session ->
            session.list(
                "SELECT * FROM loser WHERE flow = ? AND record_key = ? ORDER BY id",
                JdbcLosers::read,
                flow,
                key));
  }

  private static Loser read(Columns row) throws SQLException {
    return new Loser(
        row.text("flow"),
        row.key(),
        row.text("field"),
        Side.valueOf(row.text("side")),
        row.textOrNull("lost"),
        row.number("run"),
        row.instant("lost_at"));
  }

  @Override
  public int prune(Instant before) {
    return database.transaction(
        session -> session.update("DELETE FROM loser WHERE lost_at < ?", before));
  }
}
