package vn.lienthong.mapping;

/** Who decides when both sides changed the same thing. */
public enum Authority {
  NATIONAL,
  PROVINCE,
  /** A person, each time. */
  MANUAL
}
