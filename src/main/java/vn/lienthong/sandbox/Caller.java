package vn.lienthong.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * Who writes.
 *
 * @param province the only province whose records it may touch; null for the ministry
 */
record Caller(String name, @Nullable String province) {
  private static final String MINISTRY_CODE = "TW";
  static final Caller MINISTRY = new Caller("ministry", null);

  /** What the ids of records born here begin with. */
  String prefix() {
    return province == null ? MINISTRY_CODE : province;
  }

  /** The ministry's own records are open to proposals of every province. */
  boolean mayTouch(@Nullable String owner) {
    return province == null
        || owner == null
        || owner.equals(MINISTRY_CODE)
        || province.equals(owner);
  }
}
