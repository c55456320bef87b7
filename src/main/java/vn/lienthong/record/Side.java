package vn.lienthong.record;

/** One of the two parties kept in step. */
public enum Side {
  PROVINCE,
  NATION;

  public Side other() {
    return this == PROVINCE ? NATION : PROVINCE;
  }
}
