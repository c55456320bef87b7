package vn.lienthong.ledger;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * The gateway's own memory, one port for each question. Every method is one transaction: when it
 * returns, what it wrote outlives a kill of this process. Instants are kept to the microsecond. All
 * methods throw {@link LedgerFailure} if the database does not answer. Ports may be used by several
 * threads at once.
 */
public interface Ledger extends AutoCloseable {
  /**
   * Opens the ledger, creating or migrating its tables. Runs that a crash left open are marked
   * {@code interrupted}.
   *
   * @throws LedgerInUse if another process has this embedded ledger open
   * @throws LedgerFailure if the database cannot be reached or migrated
   */
  static Ledger open(LedgerSettings settings, Clock clock) {
    return new Opening(settings, null).open(clock);
  }

  /**
   * The same for a process that has a home, by which it is known again after its end: on a server
   * it has back at once the leases that an earlier process of this home left.
   *
   * @throws LedgerInUse if another process has this home
   */
  static Ledger open(LedgerSettings settings, Path home, Clock clock) {
    return new Opening(settings, home).open(clock);
  }

  Entries entries();

  Runs runs();

  FlowStates flows();

  HeldPlans plans();

  Losers losers();

  Intents intents();

  Events events();

  Audit audit();

  Leases leases();

  Feeds feeds();

  FeedStances stances();

  Receipts receipts();

  FileCopies files();

  Statements statements();

  Alerts alerts();

  Promises promises();

  Seals seals();

  Backup backup();

  /** The hours in which flows rest, by flow, in the zone of the ledger's clock. */
  void quiet(Map<String, QuietHours> hours);

  /**
   * What is done when an embedded ledger could not be written, because its disk is full or may not
   * be written to, perhaps several times: from then on every method throws {@link LedgerFailure},
   * until the ledger is opened anew. What was not written is not there then, and nothing else is
   * lost. The deed must not use the ledger.
   */
  void onLoss(Runnable deed);

  @Override
  void close();
}
