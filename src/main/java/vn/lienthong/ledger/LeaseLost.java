package vn.lienthong.ledger;

/** Somebody else has taken the flow since: nothing was written. */
public final class LeaseLost extends LedgerFailure {
  private static final long serialVersionUID = 1L;

  public LeaseLost(String flow) {
    super("another instance has taken over the flow " + flow);
  }
}
