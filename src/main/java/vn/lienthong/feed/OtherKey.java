package vn.lienthong.feed;

import org.jspecify.annotations.Nullable;

/** The ledger's receipts were made with another key than the one in this home. */
public final class OtherKey extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final @Nullable String found;
  private final String expected;

  OtherKey(@Nullable String found, String expected) {
    super("the ledger's receipts were made with another key");
    this.found = found;
    this.expected = expected;
  }

  /** The fingerprint of this home's key; null if it has none. */
  public @Nullable String found() {
    return found;
  }

  /** The fingerprint of the ledger's. */
  public String expected() {
    return expected;
  }
}
