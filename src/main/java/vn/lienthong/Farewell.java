package vn.lienthong;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import vn.lienthong.admin.End;
import vn.lienthong.admin.OperationException;

/** That a gateway is to end, and what for: for good, or to begin anew with another ledger. */
final class Farewell implements End {
  private final CountDownLatch said = new CountDownLatch(1);
  private volatile boolean comesAgain;
  private volatile @Nullable Other other;

  /**
   * Another ledger that is wanted.
   *
   * @param file the backup
   */
  record Other(Path file, String by) {}

  /** Whoever serves this gateway opens the next one. */
  void comesAgain() {
    comesAgain = true;
  }

  @Override
  public void stop() {
    said.countDown();
  }

  @Override
  public synchronized void restore(Path file, String by) {
    if (!comesAgain) {
      throw new OperationException.Refused("only lienthong run restores while it runs: stop it");
    }
    if (said.getCount() == 0) {
      throw new OperationException.Busy("the service is just ending");
    }
    other = new Other(file, by);
    said.countDown();
  }

  void await() throws InterruptedException {
    said.await();
  }

  /** Empty if it ended for good, or because its ledger was lost. */
  Optional<Other> other() {
    return Optional.ofNullable(other);
  }
}
