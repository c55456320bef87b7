package vn.lienthong.national;

import java.io.InterruptedIOException;

/** The whole call took longer than it may. */
public final class CallTooLong extends InterruptedIOException {
  private static final long serialVersionUID = 1L;
}
