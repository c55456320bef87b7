package vn.lienthong.feed;

import vn.lienthong.record.Cause;

/** The run does not go on, for a reason that is nobody's failure: it is held. */
public final class Unable extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Cause reason;

  Unable(Cause reason) {
    super(reason.text(), null, false, false);
    this.reason = reason;
  }

  public Cause reason() {
    return reason;
  }
}
