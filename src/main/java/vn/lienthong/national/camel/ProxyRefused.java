package vn.lienthong.national.camel;

import java.io.IOException;

/** The proxy answered in place of the nation, which was sent nothing. */
final class ProxyRefused extends IOException {
  private static final long serialVersionUID = 1L;
  private final int status;

  ProxyRefused(int status) {
    super("the proxy answered with HTTP " + status);
    this.status = status;
  }

  int status() {
    return status;
  }
}
