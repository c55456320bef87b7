package vn.lienthong.flow;

import vn.lienthong.record.Cause;

/** A side showed what cannot be all that it holds: the run is held and nothing is written. */
final class Untrusted extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String code;

  Untrusted(String code) {
    super(code);
    this.code = code;
  }

  Cause reason() {
    return Cause.of(code);
  }
}
