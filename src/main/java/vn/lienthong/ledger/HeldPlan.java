package vn.lienthong.ledger;

import java.time.Instant;

/**
 * A plan, or the guarded part of one, that waits for a person.
 *
 * @param id what people call it, unique over all flows
 * @param reason {@code first-contact}, {@code guard}, {@code ask} …
 * @param decisions the fingerprints of the decisions that approving it allows
 */
public record HeldPlan(
    String id,
    String flow,
    Instant created,
    String reason,
    Counts counts,
    Fingerprints decisions,
    State state) {
  /** A plan is approved or dropped once, and done when a run has carried it out. */
  public enum State {
    OPEN,
    APPROVED,
    DONE,
    DROPPED
  }
}
