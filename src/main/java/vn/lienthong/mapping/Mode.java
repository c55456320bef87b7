package vn.lienthong.mapping;

/** How far a flow goes by itself. */
public enum Mode {
  /** Plans only. */
  OBSERVE,
  /** Every plan waits for a person. */
  ASK,
  /** Carries out what the guard lets pass. */
  AUTO
}
