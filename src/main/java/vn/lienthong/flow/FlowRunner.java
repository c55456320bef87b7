package vn.lienthong.flow;

/** Runs a flow now and waits for it. */
@FunctionalInterface
public interface FlowRunner {
  /**
   * @return what it came to, also if it was held or failed
   * @throws FlowUnavailable if no run could be opened
   */
  Report run(String flow, RunRequest request);
}
