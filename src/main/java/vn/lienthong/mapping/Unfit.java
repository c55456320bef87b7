package vn.lienthong.mapping;

import vn.lienthong.record.Cause;

/** A value does not fit its field's type. Carries what was expected, never the value. */
final class Unfit extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String expected;

  Unfit(String code, String expected) {
    super(code, null, false, false);
    this.code = code;
    this.expected = expected;
  }

  boolean unknownCode() {
    return code.equals("unknown-code");
  }

  Cause in(String field) {
    return new Cause(code, field, expected);
  }
}
