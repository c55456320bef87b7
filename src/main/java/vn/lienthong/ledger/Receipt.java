package vn.lienthong.ledger;

import java.time.Instant;

/**
 * What left in one batch and was taken by the nation.
 *
 * @param id 0 before it is kept
 * @param kind how the records came to be sent: {@code load}, {@code changes}, {@code retry} …
 * @param mappingHash the mapping it was worded with
 */
public record Receipt(
    long id, String flow, long run, String kind, Instant at, String mappingHash, Packed packed) {
  /** The kind of a set of keys that older receipts were merged into; its time is the newest's. */
  public static final String KEYS = "keys";

  /**
   * One record of a receipt.
   *
   * @param fingerprint of what was sent; {@link Packed#FORGOTTEN} if only the key is known
   * @param withdrawn the nation was told that the record is no more
   */
  public record Sent(
      long receipt, long run, String kind, Instant at, long fingerprint, boolean withdrawn) {}
}
