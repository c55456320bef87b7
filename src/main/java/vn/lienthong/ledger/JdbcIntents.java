package vn.lienthong.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Intent;
import vn.lienthong.record.Key;
import vn.lienthong.record.Side;

/** Intents in a table. */
final class JdbcIntents implements Intents {
  private final Database database;

  JdbcIntents(Database database) {
    this.database = database;
  }

  @Override
  public void keep(String flow, List<Intent> intents) {
    if (intents.isEmpty()) {
      return;
    }
    List<@Nullable Object[]> old = new ArrayList<>(intents.size());
    List<@Nullable Object[]> fresh = new ArrayList<>(intents.size());
    for (Intent intent : intents) {
      old.add(new @Nullable Object[] {flow, intent.key(), intent.side()});
      fresh.add(
          new @Nullable Object[] {
            flow, intent.key(), intent.side(), Json.ofBase(intent.base()), intent.run(), intent.at()
          });
    }
    database.transaction(
        session -> {
          session.batch("DELETE FROM intent WHERE flow = ? AND record_key = ? AND side = ?", old);
          session.batch(
              "INSERT INTO intent (flow, record_key, side, base, run, intended_at)"
                  + " VALUES (?, ?, ?, ?, ?, ?)",
              fresh);
          return fresh.size();
        });
  }

  @Override
  public List<Intent> open(String flow) {
    return database.transaction(
        session -> session.list("SELECT * FROM intent WHERE flow = ?", JdbcIntents::read, flow));
  }

  private static Intent read(Columns row) throws SQLException {
    return new Intent(
        row.key(),
        Side.valueOf(row.text("side")),
        Objects.requireNonNull(Json.base(row.text("base"))),
        row.number("run"),
        row.instant("intended_at"));
  }

  static void settled(Session session, String flow, Collection<Key> keys, Set<Key> underWay)
      throws SQLException {
    String any = "SELECT run FROM intent WHERE flow = ? FETCH FIRST ROW ONLY";
    if (session.first(any, row -> row.number("run"), flow).isEmpty()) {
      return;
    }
    List<@Nullable Object[]> rows = new ArrayList<>(2 * keys.size());
    for (Key key : keys) {
      rows.add(new @Nullable Object[] {flow, key, Side.PROVINCE});
      if (!underWay.contains(key)) {
        rows.add(new @Nullable Object[] {flow, key, Side.NATION});
      }
    }
    session.batch("DELETE FROM intent WHERE flow = ? AND record_key = ? AND side = ?", rows);
  }

  @Override
  public void astray(String flow, Collection<Key> keys) {
    List<@Nullable Object[]> rows = new ArrayList<>(keys.size());
    keys.forEach(key -> rows.add(new @Nullable Object[] {flow, key}));
    String once =
        "INSERT INTO stray (flow, record_key, base, run, intended_at)"
            + " SELECT flow, record_key, base, run, intended_at FROM intent i"
            + " WHERE side = 'NATION' AND flow = ? AND record_key = ?"
            + " AND NOT EXISTS (SELECT 1 FROM stray s WHERE s.flow = i.flow"
            + " AND s.record_key = i.record_key AND s.run = i.run)";
    database.transaction(
        session -> {
          session.batch(once, rows);
          return rows.size();
        });
  }

  @Override
  public List<Intent> strays(String flow) {
    return database.transaction(
        session ->
            session.list(
                "SELECT s.*, 'NATION' AS side FROM stray s WHERE flow = ?",
                JdbcIntents::read,
                flow));
  }

  @Override
  public int prune(Instant before) {
    return database.transaction(
        session ->
            session.update("DELETE FROM intent WHERE intended_at < ?", before)
                + session.update("DELETE FROM stray WHERE intended_at < ?", before));
  }
}
