package vn.lienthong.sandbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * Where the records rest. Reads see whole batches only, and no batch bears a time before that of a
 * read which did not see it.
 */
final class Database implements AutoCloseable {
  /** Work in one transaction. */
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  private static final String[] TABLES = {
    "CREATE TABLE IF NOT EXISTS records (resource VARCHAR(60), id VARCHAR(80),"
        + " identity VARCHAR(200), owner VARCHAR, json VARBINARY, version BIGINT,"
        + " source VARCHAR(40), updated BIGINT, deleted BOOLEAN, shuffled INT, bucket BIGINT,"
        + " digest VARBINARY(32), PRIMARY KEY (resource, id))",
    // of ids that were withdrawn before they came
    "CREATE TABLE IF NOT EXISTS partings (resource VARCHAR(60), id VARCHAR(80),"
        + " source VARCHAR(40), PRIMARY KEY (resource, id))",
    "CREATE INDEX IF NOT EXISTS records_identity ON records (resource, identity)",
    "CREATE TABLE IF NOT EXISTS journal (seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
        + " resource VARCHAR(60), id VARCHAR(80), version BIGINT, who VARCHAR(80),"
        + " status VARCHAR(20), source VARCHAR(40), body VARBINARY, at VARCHAR(30))",
    "CREATE TABLE IF NOT EXISTS answers (idempotency_key VARCHAR(80) PRIMARY KEY,"
        + " digest VARCHAR(64), answer VARBINARY, at BIGINT)"
  };

  private final JdbcConnectionPool pool;
  private final boolean ours;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  private Database(JdbcConnectionPool pool, boolean ours) {
    this.pool = pool;
    this.ours = ours;
  }

  /** Opens the database of that URL; without one, a new one in memory that goes with us. */
  static Database open(String url) throws SQLException {
    boolean ours = url.isEmpty();
    String name = "jdbc:h2:mem:sandbox-" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    Database database = new Database(JdbcConnectionPool.create(ours ? name : url, "sa", ""), ours);
    database.write(Database::createTables);
    return database;
  }

  private static boolean createTables(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String table : TABLES) {
        statement.execute(table);
      }
    }
    return true;
  }

  static boolean emptyTables(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("TRUNCATE TABLE records");
      statement.execute("TRUNCATE TABLE partings");
      statement.execute("TRUNCATE TABLE journal RESTART IDENTITY");
      statement.execute("TRUNCATE TABLE answers");
    }
    return true;
  }

  <T> T read(Work<T> work) {
    return locked(lock.readLock(), work);
  }

  /** All or nothing. */
  <T> T write(Work<T> work) {
    return locked(lock.writeLock(), work);
  }

  private <T> T locked(Lock held, Work<T> work) {
    held.lock();
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      return committed(connection, work);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } finally {
      held.unlock();
    }
  }

  private static <T> T committed(Connection connection, Work<T> work) throws SQLException {
    boolean done = false;
    try {
      T result = work.on(connection);
      connection.commit();
      done = true;
      return result;
    } finally {
      if (!done) {
        connection.rollback();
      }
    }
  }

  @Override
  public void close() {
    if (ours) {
      try (Connection connection = pool.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("SHUTDOWN IMMEDIATELY");
      } catch (SQLException e) {
        // it is gone already
      }
    }
    pool.dispose();
  }
}
