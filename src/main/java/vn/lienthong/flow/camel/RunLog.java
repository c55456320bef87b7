package vn.lienthong.flow.camel;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import vn.lienthong.flow.Broken;
import vn.lienthong.flow.Ending;
import vn.lienthong.national.Trace;

/**
 * What a run says in the log, with the flow, the run and the trace beside the words. Causes and
 * numbers only: keys are in the ledger, values nowhere.
 *
 * @param run its number; 0 if it was dry
 */
public record RunLog(String flow, long run) {
  private static final Logger LOG = LoggerFactory.getLogger(RunLog.class);

  /** No run could be opened; what is usual, such as a flow that is paused, is not told. */
  public static void unopened(Throwable broken) {
    if (!Ending.expected(broken)) {
      LOG.error("no run was opened: {}", Broken.text(broken));
    }
  }

  /**
   * @param parked how many, by cause
   */
  public void parked(Map<String, Integer> parked) {
    parked.forEach(
        (cause, records) ->
            with(LOG.atWarn()).log("flow {}: {} record(s) parked: {}", flow, records, cause));
  }

  public void failed(Throwable broken) {
    with(LOG.atError()).log("flow {}: the run failed: {}", flow, Broken.text(broken));
  }

  public void say(String what) {
    with(LOG.atInfo()).log("flow {}: {}", flow, what);
  }

  private LoggingEventBuilder with(LoggingEventBuilder line) {
    return line.addKeyValue("flow", flow)
        .addKeyValue("run", run)
        .addKeyValue("trace", Trace.id(run));
  }
}
