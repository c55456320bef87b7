package vn.lienthong.flow.camel;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import vn.lienthong.flow.Report;

/**
 * Notes in the log that a flow is held when that begins and when it ends, not with every run
 * between. Whom to alarm, and how often, is the alerts' business.
 */
public final class Standstill {
  private final Map<String, String> causes = new ConcurrentHashMap<>();

  /** After every run; dry ones say nothing of how the flow is. */
  public void note(Report run) {
    if (run.run() == 0) {
      return;
    }
    if (run.result().equals("held")) {
      String cause = run.cause() == null ? "" : run.cause().text();
      if (!cause.equals(causes.put(run.flow(), cause))) {
        new RunLog(run.flow(), run.run()).say("held: " + cause);
      }
    } else if (!run.result().equals("failed") && causes.remove(run.flow()) != null) {
      new RunLog(run.flow(), run.run()).say("goes on");
    }
  }
}
