package vn.lienthong.admin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import vn.lienthong.flow.FlowRunner;
import vn.lienthong.flow.FlowUnavailable;
import vn.lienthong.flow.Report;
import vn.lienthong.flow.RunRequest;

/** Runs a flow for a person, after the scheduled run in hand if that ends soon. */
record PatientRunner(FlowRunner runner, Clock clock) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration BETWEEN = Duration.ofMillis(100);

  /**
   * @throws FlowUnavailable if the flow is paused, or still busy after {@link #PATIENCE}
   */
  Report run(String flow, RunRequest request) {
    Instant end = clock.instant().plus(PATIENCE);
    while (true) {
      try {
        return runner.run(flow, request);
      } catch (FlowUnavailable busy) {
        if (busy.paused() || clock.instant().isAfter(end)) {
          throw busy;
        }
        pause(busy);
      }
    }
  }

  private static void pause(FlowUnavailable busy) {
    try {
      Thread.sleep(BETWEEN.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw busy;
    }
  }
}
