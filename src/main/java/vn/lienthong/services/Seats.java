package vn.lienthong.services;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import vn.lienthong.web.Denial;

/** So many questions at a time: the flows need the database and the ministry too. */
final class Seats {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private final Semaphore free;

  Seats(int seats) {
    this.free = new Semaphore(seats, true);
  }

  /**
   * @throws Denial 503 if none becomes free
   */
  <T> T seated(Supplier<T> work) {
    boolean taken = false;
    try {
      taken = free.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (!taken) {
        throw busy();
      }
      return work.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw busy();
    } finally {
      if (taken) {
        free.release();
      }
    }
  }

  private static Denial busy() {
    String told = "too many questions at a time";
    return new Denial(503, "UNAVAILABLE", told).after(Duration.ofSeconds(5));
  }
}
