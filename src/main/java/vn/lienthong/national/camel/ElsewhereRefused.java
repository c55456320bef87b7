package vn.lienthong.national.camel;

import java.io.IOException;

/** A call to a host that is not configured; nothing was sent. */
final class ElsewhereRefused extends IOException {
  private static final long serialVersionUID = 1L;

  ElsewhereRefused() {
    super("a call to a host that is not configured");
  }
}
