package vn.lienthong.mapping;

import vn.lienthong.record.Cause;

/** A row or record whose key cannot be read, so that it is no record: to be counted and listed. */
public final class UnreadableRow extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Cause cause;
  private final String where;

  UnreadableRow(Cause cause, String where) {
    super(cause.text(), null, false, false);
    this.cause = cause;
    this.where = where;
  }

  public Cause cause() {
    return cause;
  }

  /** The identity as it stands there, for a person to find the row; empty if nothing stands. */
  public String where() {
    return where;
  }
}
