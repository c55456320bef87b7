package vn.lienthong.crash;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import vn.lienthong.Gateway;
import vn.lienthong.config.Settings;

/** Gateways in one process, each with a home, a ledger and two sides of its own. */
public final class Crew {
  /** Tenths of a second after which one that has met its end while it starts holds up no others. */
  private static final int PATIENCE = 10;

  private Crew() {}

  /**
   * They start one after the other, because they share what a process has once, and begin together.
   *
   * @param homes of all of them
   */
  public static void main(String[] homes) throws InterruptedException {
    CountDownLatch all = new CountDownLatch(1);
    for (String home : homes) {
      CountDownLatch ready = new CountDownLatch(1);
      Thread gateway = new Thread(() -> live(home, ready, all), "gateway");
      gateway.setUncaughtExceptionHandler(Crew::failed);
      gateway.start();
      await(ready, gateway);
    }
    all.countDown();
  }

  private static void await(CountDownLatch ready, Thread gateway) throws InterruptedException {
    int stays = 0;
    while (stays < PATIENCE && !ready.await(100, TimeUnit.MILLISECONDS)) {
      stays = Failpoints.holds(gateway) ? stays + 1 : 0;
    }
  }

  private static void failed(Thread gateway, Throwable why) {
    why.printStackTrace();
    Runtime.getRuntime().halt(1);
  }

  private static void live(String home, CountDownLatch ready, CountDownLatch all) {
    try {
      Settings settings = Settings.load(Path.of(home), System.getenv());
      Gateway gateway = new Gateway(settings, Clock.systemDefaultZone(), false);
      ready.countDown();
      all.await();
      gateway.startSchedules();
      gateway.await();
    } catch (InterruptedException nobody) {
      throw new IllegalStateException(nobody);
    }
  }
}
