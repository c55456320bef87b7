package vn.lienthong.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The ledger on H2 or PostgreSQL. */
final class JdbcLedger implements Ledger {
  private final Foothold foothold;
  private final Database database;
  private final Clock clock;
  private final JdbcLeases leases;
  private final FeedStances stances;
  private volatile Map<String, QuietHours> quiet = Map.of();

  JdbcLedger(Foothold foothold, Database database, Clock clock) {
    this.foothold = foothold;
    this.database = database;
    this.clock = clock;
    this.leases = new JdbcLeases(database, clock, foothold.presence());
    this.stances = new FeedStances(database);
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

  /**
   * The embedded file has one owner, so a lease that another process left in it means nothing; on a
   * server those mean nothing that an earlier process of this home left.
   */
  void takeOver(boolean embedded) {
    Instant now = clock.instant();
    leases().takeBack();
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
    return new JdbcFlowStates(database, clock, quiet);
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
  public JdbcLeases leases() {
    return leases;
  }

  @Override
  public Feeds feeds() {
    return new JdbcFeeds(database);
  }

  @Override
  public FeedStances stances() {
    return stances;
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
  public void quiet(Map<String, QuietHours> hours) {
    quiet = Map.copyOf(hours);
  }

  @Override
  public Backup backup() {
    return new JdbcBackup(database, clock);
  }

  @Override
  public void onLoss(Runnable deed) {
    database.onLoss(deed);
  }

  @Override
  public void close() {
    database.onLoss(() -> {});
    database.close();
    foothold.close();
  }
}
