package vn.lienthong.ledger;

import java.time.Duration;
import java.util.Optional;

/**
 * Who may run a flow. A number is never given twice: fencing numbers start at the clock's
 * milliseconds and only go up, so that a ledger restored from a backup does not go back either.
 */
public interface Leases {
  /** The flow's lease, if nobody has it, the caller included. A holder is one process. */
  Optional<Lease> acquire(String flow, String holder, Duration length);

  /** The same lease for longer; empty if somebody else has got it since. */
  Optional<Lease> renew(Lease lease, Duration length);

  /**
   * Gives the lease back, if it is still the caller's. Never fails: if the database does not answer
   * it is given back when next one is asked for.
   */
  void release(Lease lease);
}
