package vn.lienthong.flow;

/** No run was opened: the flow is paused, or somebody else is running it. */
public final class FlowUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final boolean paused;

  public FlowUnavailable(String flow, boolean paused) {
    super(flow + (paused ? " is paused" : " is being run by somebody else"), null, false, false);
    this.paused = paused;
  }

  public boolean paused() {
    return paused;
  }
}
