package vn.lienthong.crash;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import vn.lienthong.Gateway;
import vn.lienthong.config.Settings;

/** Gateways in one process, each with a home, a ledger and two sides of its own. */
public final class Crew {
  private Crew() {}

  /**
   * They start one after the other, because they share what a process has once, and begin together.
   *
   * @param homes of all of them
   */
  public static void main(String[] homes) throws InterruptedException {
    List<Gateway> gateways = new ArrayList<>();
    for (String home : homes) {
      Settings settings = Settings.load(Path.of(home), System.getenv());
      gateways.add(new Gateway(settings, Clock.systemDefaultZone(), false));
    }
    gateways.forEach(Gateway::startSchedules);
    for (Gateway gateway : gateways) {
      gateway.await();
    }
  }
}
