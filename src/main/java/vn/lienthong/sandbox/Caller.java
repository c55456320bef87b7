package vn.lienthong.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * Who writes.
 *
 * @param province the only province whose records it may touch; null for the ministry
 */
record Caller(String name, @Nullable String province) {
  static final Caller MINISTRY = new Caller("ministry", null);

  /** What the ids of records born here begin with. */
  String prefix() {
    return province == null ? "TW" : province;
  }

  boolean mayTouch(@Nullable String owner) {
    return province == null || owner == null || province.equals(owner);
  }
}
