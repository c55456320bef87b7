package vn.lienthong.ledger;

import vn.lienthong.record.Side;

/** What was retired and changed on each side over some time. */
public record Sums(int retiredProvince, int retiredNation, int changedProvince, int changedNation) {
  public int retired(Side side) {
    return side == Side.PROVINCE ? retiredProvince : retiredNation;
  }

  public int changed(Side side) {
    return side == Side.PROVINCE ? changedProvince : changedNation;
  }
}
