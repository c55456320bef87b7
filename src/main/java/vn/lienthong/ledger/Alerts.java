package vn.lienthong.ledger;

import java.time.Instant;
import java.util.List;

/** What somebody must know. Of one kind about one thing, one alert is open at most. */
public interface Alerts {
  /**
   * Changes nothing.
   *
   * @throws LedgerAway if nothing can be changed
   */
  void touch();

  /** Those that last, the oldest first. */
  List<Alert> open();

  /**
   * @return whether it is new; false if such a one is open already
   */
  boolean begin(Alert alert);

  /**
   * @return whether it was open
   */
  boolean end(Alert alert, Instant at);

  /** Those whose beginning or end was not {@link #told} to the outside yet, the oldest first. */
  List<Alert> untold();

  /** The outside knows it as it is in {@code alert}. */
  void told(Alert alert);

  /** Forgets what ended before. */
  int prune(Instant before);
}
