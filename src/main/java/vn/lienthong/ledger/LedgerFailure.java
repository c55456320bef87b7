package vn.lienthong.ledger;

/**
 * The ledger's database did not do as asked. Carries no cause, because drivers quote values in
 * their messages.
 */
public class LedgerFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LedgerFailure(String message) {
    super(message);
  }
}
