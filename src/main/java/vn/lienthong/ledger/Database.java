package vn.lienthong.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.h2.api.ErrorCode;
import org.h2.engine.Constants;

/** The ledger's connections, and its transactions. */
final class Database implements AutoCloseable {
  private static final int TRIES = 3;

  /** Somebody else was first: a key that was not there a moment ago, a deadlock. */
  private static final Set<String> WORTH_ANOTHER_TRY = Set.of("23505", "40001", "40P01");

  /** The embedded database closes itself for good when it cannot write its file. */
  private static final String CLOSED = String.valueOf(ErrorCode.DATABASE_IS_CLOSED);

  /**
   * A process that is stopped in the middle of a transaction keeps its rows locked; the server ends
   * its session, so that another node may take its flows.
   */
  private static final Duration LET_GO = Duration.ofSeconds(30);

  private final HikariDataSource pool;
  private final boolean embedded;

  /**
   * Of an embedded ledger one transaction writes at a time. H2 saves its maps one after the other:
   * if it saves what one transaction commits while another is in the middle, a process that is
   * killed then may leave rows of the other without a word of how to undo them, locked for good.
   */
  private final ReentrantLock pen = new ReentrantLock();

  private final AtomicLong writes = new AtomicLong();
  private volatile Runnable onLoss = () -> {};

  Database(LedgerSettings settings, String url) {
    this(settings, url, LET_GO);
  }

  /**
   * @param letGo a server ends a session that did nothing for so long in a transaction
   */
  Database(LedgerSettings settings, String url, Duration letGo) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("ledger");
    config.setJdbcUrl(url);
    config.setUsername(settings.user());
    config.setPassword(settings.password());
    config.setAutoCommit(false);
    config.setMaximumPoolSize(8);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(settings.patience().toMillis());
    embedded = settings.embedded();
    if (url.startsWith("jdbc:postgresql:")) {
      config.setConnectionInitSql(
          "SET idle_in_transaction_session_timeout = %d; SET lock_timeout = %d"
              .formatted(letGo.toMillis(), settings.patience().toMillis()));
    }
    pool = new HikariDataSource(config);
  }

  /** What is done in one transaction; may be done again if another got in its way. */
  interface Work<T> {
    T in(Session session) throws SQLException;
  }

  <T> T transaction(Work<T> work) {
    for (int tried = 1; ; tried++) {
      try {
        return once(work);
      } catch (SQLException failure) {
        if (tried == TRIES || !WORTH_ANOTHER_TRY.contains(String.valueOf(failure.getSQLState()))) {
          throw failed(failure);
        }
      }
    }
  }

  /**
   * A transaction that a power cut does not take back either, as far as the disk keeps its word.
   */
  <T> T durably(Work<T> work) {
    T result = transaction(work);
    if (embedded) {
      transaction(session -> session.update("CHECKPOINT SYNC"));
    }
    return result;
  }

  /** What needs the connection itself. */
  interface Passage<T> {
    T through(Connection connection) throws SQLException;
  }

  /** A transaction that sees everything as it was when it began, and is not done again. */
  <T> T asOfOneMoment(Passage<T> passage) {
    try (Connection connection = pool.getConnection()) {
      connection.setTransactionIsolation(
          embedded ? Constants.TRANSACTION_SNAPSHOT : Connection.TRANSACTION_REPEATABLE_READ);
      try {
        T result = passage.through(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException failure) {
        undo(connection);
        throw failure;
      } finally {
        writes.incrementAndGet();
      }
    } catch (SQLException failure) {
      throw failed(failure);
    }
  }

  /** The same, and it writes. */
  <T> T writtenAtOnce(Passage<T> passage) {
    Lock mine = pen();
    mine.lock();
    try {
      return asOfOneMoment(passage);
    } finally {
      mine.unlock();
    }
  }

  private Lock pen() {
    return embedded ? pen : new ReentrantLock();
  }

  private <T> T once(Work<T> work) throws SQLException {
    try (Connection connection = pool.getConnection();
        Session session = new Session(connection, pen())) {
      try {
        T result = work.in(session);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException failure) {
        undo(connection);
        throw failure;
      } finally {
        if (session.writes()) {
          writes.incrementAndGet();
        }
      }
    }
  }

  /** Whether nobody but this process writes. */
  boolean ours() {
    return embedded;
  }

  /** How many transactions of this process have ended that write. */
  long writes() {
    return writes.get();
  }

  private void undo(Connection connection) throws SQLException {
    try {
      connection.rollback();
    } catch (SQLException gone) {
      // a server's session, and its transaction with it; what is told is why it is gone
      if (embedded) {
        throw gone;
      }
    }
  }

  private LedgerFailure failed(SQLException failure) {
    if (embedded && CLOSED.equals(failure.getSQLState())) {
      onLoss.run();
    }
    return LedgerAway.failed(failure, embedded);
  }

  /** What is done when the embedded file could not be written, perhaps several times. */
  void onLoss(Runnable deed) {
    onLoss = deed;
  }

  DataSource source() {
    return pool;
  }

  @Override
  public void close() {
    pool.close();
  }
}
