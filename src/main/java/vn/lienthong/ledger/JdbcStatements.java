package vn.lienthong.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Statements in two tables: the last proof of each flow, and every change of its address. */
final class JdbcStatements implements Statements {
  private final Database database;

  JdbcStatements(Database database) {
    this.database = database;
  }

  @Override
  public void proved(String flow, LastProof proof) {
    database.transaction(
        session -> {
          session.update("DELETE FROM proof WHERE flow = ?", flow);
          return session.update(
              "INSERT INTO proof (flow, proved_at, proved, source, confirmed, waiting, parked,"
                  + " conflicts, moved, unreadable, found_open, filtered)"
                  + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
              flow,
              proof.at(),
              proof.proved(),
              proof.source(),
              proof.confirmed(),
              proof.waiting(),
              proof.parked(),
              proof.conflicts(),
              proof.moved(),
              proof.skipped(),
              proof.open(),
              proof.filtered());
        });
  }

  @Override
  public Optional<LastProof> lastProof(String flow) {
    return database.transaction(
        session -> session.first("SELECT * FROM proof WHERE flow = ?", JdbcStatements::read, flow));
  }

  private static LastProof read(Columns row) throws SQLException {
    return new LastProof(
        row.instant("proved_at"),
        row.truth("proved"),
        row.number("source"),
        row.number("confirmed"),
        row.number("waiting"),
        row.number("parked"),
        row.number("conflicts"),
        row.number("moved"),
        row.number("unreadable"),
        row.number("found_open"),
        row.number("filtered"));
  }

  @Override
  public void sendsTo(String flow, String address, Instant since) {
    if (sentTo(flow, since).filter(address::equals).isEmpty()) {
      database.transaction(
          session -> {
            session.update("DELETE FROM address WHERE flow = ? AND since = ?", flow, since);
            return session.update(
                "INSERT INTO address (flow, since, address) VALUES (?, ?, ?)",
                flow,
                since,
                address);
          });
    }
  }

  @Override
  public Optional<String> sentTo(String flow, Instant at) {
    return database.transaction(
        session ->
            session.first(
                "SELECT address FROM address WHERE flow = ? AND since <= ?"
                    + " ORDER BY since DESC LIMIT 1",
                row -> row.text("address"),
                flow,
                at));
  }
}
