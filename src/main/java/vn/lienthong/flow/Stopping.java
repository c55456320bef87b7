package vn.lienthong.flow;

/** The service is ending, and the run with it; the next one reads and decides again. */
public final class Stopping extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Stopping() {
    super("the service is stopping", null, false, false);
  }
}
