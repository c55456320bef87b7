package vn.lienthong.crash;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import vn.lienthong.Gateway;
import vn.lienthong.admin.FlowState;
import vn.lienthong.admin.Operations;
import vn.lienthong.admin.RunView;
import vn.lienthong.admin.StatusView;
import vn.lienthong.config.Settings;

/** A gateway in a process of its own that works until everything is at rest, or until killed. */
public final class Worker {
  private static final int CYCLES = 10;

  private Worker() {}

  /** A second word says that the nation does not tell what it held already. */
  public static void main(String[] args) {
    boolean told = args.length == 1;
    Settings settings = Settings.load(Path.of(args[0]), Map.of());
    try (Gateway gateway = new Gateway(settings, Clock.systemDefaultZone(), false)) {
      for (int cycle = 0; cycle < CYCLES; cycle++) {
        if (cycle(gateway.operations(), told) == 0) {
          System.exit(0);
        }
      }
    }
    System.exit(1);
  }

  private static long cycle(Operations operations, boolean told) {
    long written = 0;
    for (StatusView.Flow flow : operations.status().flows()) {
      RunView run = operations.resync(flow.flow(), null, true, false);
      boolean sendsAll = !told && flow.direction().equals("to-national");
      written += sendsAll ? run.counts().toProvince() : written(run);
      for (StatusView.Flow now : operations.status().flows()) {
        if (now.state() == FlowState.WAITING_APPROVAL && now.heldPlan() != null) {
          written += written(operations.approve(now.heldPlan(), "test", "killed often"));
        }
      }
    }
    return written;
  }

  private static long written(RunView run) {
    return run.counts().toProvince() + run.counts().toNational();
  }
}
