package vn.lienthong.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** The ledger on H2 or PostgreSQL. */
final class JdbcLedger implements Ledger {
  private final @Nullable Connection anchor;
  private final Database database;
  private final Clock clock;

  /**
   * @param anchor a connection that keeps the embedded database open, and so its file locked, while
   *     the pool replaces its own; null if the database is a server
   */
  JdbcLedger(@Nullable Connection anchor, Database database, Clock clock) {
    this.anchor = anchor;
    this.database = database;
    this.clock = clock;
  }

  void migrate(boolean embedded) {
    try {
      Flyway.configure()
          .dataSource(database.source())
          .locations("classpath:db/migration")
          .table("ledger_history")
          .baselineOnMigrate(true)
          .baselineVersion("0")
          .placeholders(Map.of("blob", embedded ? "BLOB" : "BYTEA"))
          .load()
          .migrate();
    } catch (FlywayException failure) {
      String reason = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
      throw new LedgerFailure("the ledger's tables cannot be brought up to date: " + reason);
    }
  }

  /** The embedded file has one owner, so a lease that another process left in it means nothing. */
  void takeOver(boolean embedded) {
    Instant now = clock.instant();
    database.transaction(
        session -> {
          if (embedded) {
            session.update("UPDATE lease SET valid_until = ?", Instant.EPOCH);
          }
          return session.update(
              "UPDATE run SET result = ?, ended = ? WHERE ended IS NULL AND NOT EXISTS"
                  + " (SELECT 1 FROM lease WHERE lease.flow = run.flow AND valid_until > ?)",
              RunResult.INTERRUPTED,
              now,
              now);
        });
  }

  @Override
  public Entries entries() {
    return new JdbcEntries(database, clock);
  }

  @Override
  public Runs runs() {
    return new JdbcRuns(database, clock);
  }

  @Override
  public FlowStates flows() {
    return new JdbcFlowStates(database, clock);
  }

  @Override
  public HeldPlans plans() {
    return new JdbcHeldPlans(database, clock);
  }

  @Override
  public Losers losers() {
    return new JdbcLosers(database);
  }

  @Override
  public Intents intents() {
    return new JdbcIntents(database);
  }

  @Override
  public Events events() {
    return new JdbcEvents(database);
  }

  @Override
  public Audit audit() {
    return new JdbcAudit(database);
  }

  @Override
  public Leases leases() {
    return new JdbcLeases(database, clock);
  }

  @Override
  public Feeds feeds() {
    return new JdbcFeeds(database);
  }

  @Override
  public Receipts receipts() {
    return new JdbcReceipts(database);
  }

  @Override
  public FileCopies files() {
    return new JdbcFileCopies(database);
  }

  @Override
  public Statements statements() {
    return new JdbcStatements(database);
  }

  @Override
  public Alerts alerts() {
    return new JdbcAlerts(database);
  }

  @Override
  public Promises promises() {
    return new JdbcPromises(database, clock);
  }

  @Override
  public Seals seals() {
    return new JdbcSeals(database);
  }

  @Override
  public void close() {
    database.close();
    try {
      if (anchor != null) {
        anchor.close();
      }
    } catch (SQLException late) {
      throw new LedgerFailure("the ledger did not close: SQL state " + late.getSQLState());
    }
  }
}
