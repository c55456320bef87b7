package vn.lienthong.province.capture;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Many people at work on the same records: every transaction makes a few changes, waits, and
 * commits or rolls back. A change that another's lock or key forbids is given up with its
 * transaction.
 */
final class Writers {
  private static final int PEOPLE = 32;
  private static final int RECORDS = 1_500;
  private final CapturedTown town;
  private final long seed;
  private final long wanted;
  private final AtomicLong changes = new AtomicLong();
  private final AtomicLong texts = new AtomicLong();
  private final AtomicLong givenUp = new AtomicLong();
  private final List<Thread> threads = new ArrayList<>();

  Writers(CapturedTown town, long seed, long wanted) {
    this.town = town;
    this.seed = seed;
    this.wanted = wanted;
  }

  Writers start() {
    for (int i = 0; i < PEOPLE; i++) {
      Connection connection = town.connection();
      Random random = new Random(seed + i);
      Thread thread = new Thread(() -> work(connection, random), "writer-" + i);
      thread.start();
      threads.add(thread);
    }
    return this;
  }

  boolean busy() {
    return threads.stream().anyMatch(Thread::isAlive);
  }

  /** Committed. */
  long changes() {
    return changes.get();
  }

  @Override
  public String toString() {
    return "seed "
        + seed
        + ", "
        + changes
        + " changes committed, "
        + givenUp
        + " transactions given up";
  }

  private void work(Connection connection, Random random) {
    try (Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      while (changes.get() < wanted) {
        transaction(connection, statement, random);
      }
    } catch (SQLException lost) {
      throw new IllegalStateException(lost);
    }
  }

  private void transaction(Connection connection, Statement statement, Random random)
      throws SQLException {
    int made = 0;
    try {
      for (int i = 1 + random.nextInt(5); i > 0; i--) {
        made += statement.executeUpdate(change(random)) > 0 ? 1 : 0;
      }
      if (random.nextInt(4) == 0) {
        LockSupport.parkNanos(random.nextInt(20_000_000));
      }
      if (random.nextInt(8) == 0) {
        connection.rollback();
      } else {
        connection.commit();
        changes.addAndGet(made);
      }
    } catch (SQLException overtaken) {
      givenUp.incrementAndGet();
      connection.rollback();
    }
  }

  private String change(Random random) {
    String key = key(random);
    String text = "v" + texts.incrementAndGet();
    return switch (random.nextInt(10)) {
      case 0, 1, 2 ->
          "INSERT INTO bieu (ma_mau, so, ngay, ten, sua_luc) SELECT 'M%1$s', %1$s, DATE '2025-07-01', '%2$s', CURRENT_TIMESTAMP(6) FROM khac WHERE NOT EXISTS (SELECT 1 FROM bieu WHERE so = %1$s AND ma_mau = 'M%1$s')"
              .formatted(key, text);
      case 3, 4, 5 ->
          "UPDATE bieu SET ten = '%2$s', sua_luc = CURRENT_TIMESTAMP(6) WHERE ma_mau = 'M%1$s' AND so = %1$s"
              .formatted(key, text);
      case 6 -> "DELETE FROM bieu WHERE ma_mau = 'M" + key + "' AND so = " + key;
      case 7 ->
          "UPDATE bieu SET ma_mau = 'M%1$s', so = %1$s, ten = '%3$s', sua_luc = CURRENT_TIMESTAMP(6) WHERE ma_mau = 'M%2$s' AND so = %2$s"
              .formatted(key, key(random), text);
      case 8 ->
          "INSERT INTO bieu_o VALUES ('M%1$s', %1$s, DATE '2025-07-01', '%2$d', %3$d)"
              .formatted(key, random.nextInt(4), texts.get());
      default ->
          random.nextBoolean()
              ? "UPDATE bieu_o SET gia_tri = %2$d WHERE mau = 'M%1$s' AND so = %1$s"
                  .formatted(key, texts.get())
              : "DELETE FROM bieu_o WHERE mau = 'M" + key + "' AND so = " + key;
    };
  }

  /** Some are much sought after. */
  private static String key(Random random) {
    return String.valueOf(random.nextInt(random.nextInt(4) == 0 ? RECORDS / 20 : RECORDS));
  }
}
