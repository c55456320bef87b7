package vn.lienthong.crash;

import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Somebody who edits all the time, in a thread of his own. */
abstract class Hand implements AutoCloseable {
  static final int MOST_TROUBLES = 50;

  /** SQL states of a lock waited for in vain, a deadlock, a row changed meanwhile. */
  private static final Set<String> TAKEN = Set.of("HYT00", "90131", "40001", "40P01", "55P03");

  private final Thread thread;
  private final BooleanSupplier idle;
  private volatile boolean over;
  private volatile Exception failure;

  /** Edits one after the other that came to nothing because somebody else had the row. */
  volatile int troubles;

  /**
   * @param idle whether nobody is there whom an edit could meet
   */
  Hand(String name, BooleanSupplier idle) {
    this.idle = idle;
    thread = new Thread(this::work, name);
  }

  final Hand begin() {
    thread.start();
    return this;
  }

  private void work() {
    try {
      while (!over) {
        long pause = idle.getAsBoolean() ? 20 : act();
        if (troubles > MOST_TROUBLES) {
          throw new IllegalStateException(thread.getName() + " gets nowhere");
        }
        LockSupport.parkNanos(pause * 1_000_000);
      }
    } catch (SQLException | RuntimeException broken) {
      failure = broken;
    }
  }

  /** Whether it is a document's turn: often at first, so that a short look sees all of it. */
  static boolean due(int acts) {
    return acts % (acts < 80 ? 8 : 32) == 0;
  }

  /** Whether an edit came to nothing because somebody else had the row. */
  static boolean taken(SQLException failure) {
    return TAKEN.contains(failure.getSQLState());
  }

  /** One edit; returns the milliseconds until the next. */
  abstract long act() throws SQLException;

  /** After the last edit. */
  abstract void end() throws SQLException;

  /** Ends after the edit in hand. */
  @Override
  public final void close() throws SQLException, InterruptedException {
    over = true;
    thread.join();
    end();
    if (failure != null) {
      throw new IllegalStateException(thread.getName() + " failed", failure);
    }
  }
}
