package vn.lienthong.flow;

/** No run was opened: the flow is paused or rests, or somebody else is running it. */
public final class FlowUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final boolean paused;

  public FlowUnavailable(String flow, boolean paused) {
    this(paused, flow + (paused ? " is paused" : " is being run by somebody else"));
  }

  private FlowUnavailable(boolean paused, String message) {
    super(message, null, false, false);
    this.paused = paused;
  }

  /** The nation asked to be left alone. */
  static FlowUnavailable resting(String flow) {
    return new FlowUnavailable(false, flow + " rests, as the nation asked");
  }

  public boolean paused() {
    return paused;
  }
}
