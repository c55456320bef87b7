package vn.lienthong.record;

import org.jspecify.annotations.Nullable;

/**
 * What each side held of one field when the sides last agreed. The halves may differ: a side may
 * trim, pad or round what it is given, and is measured against its own half only.
 *
 * @param province the province's half
 * @param nation the nation's half
 * @param before fingerprint of the value agreed before this one; null if there was none
 * @param flips how often in a row the field went back to the value before
 * @param assumed nobody saw the sides agree: a side shows what a run that broke off meant to write
 */
public record Held(
    @Nullable String province,
    @Nullable String nation,
    @Nullable String before,
    int flips,
    boolean assumed) {
  public Held(
      @Nullable String province, @Nullable String nation, @Nullable String before, int flips) {
    this(province, nation, before, flips, false);
  }

  public static Held of(@Nullable String province, @Nullable String nation) {
    return new Held(province, nation, null, 0);
  }

  public Held asAssumed() {
    return new Held(province, nation, before, flips, true);
  }

  public @Nullable String half(Side side) {
    return side == Side.PROVINCE ? province : nation;
  }
}
