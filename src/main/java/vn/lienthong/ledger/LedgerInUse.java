package vn.lienthong.ledger;

/** Another process has the embedded ledger open: two instances were started on one home. */
public final class LedgerInUse extends LedgerFailure {
  private static final long serialVersionUID = 1L;

  public LedgerInUse(String file) {
    super("the ledger " + file + " is in use by another process");
  }
}
