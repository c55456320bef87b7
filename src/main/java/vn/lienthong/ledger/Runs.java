package vn.lienthong.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Every run of every flow. */
public interface Runs {
  /**
   * Opens a run and gives its number. One still open of the same flow is marked {@code
   * interrupted}: the caller holds the flow's lease, so nobody is at it any more.
   */
  long begin(String flow, String trigger);

  /** Notes what an open run has counted so far, so that a crash does not hide it from the guard. */
  void progress(long run, Counts soFar);

  /** Closes a run. */
  void end(long run, RunResult result);

  /** The newest run of a flow. */
  Optional<Run> last(String flow);

  /** The newest runs of a flow, the newest first. */
  List<Run> recent(String flow, int limit);

  /** What the flow's runs begun since then have retired and changed, open ones included. */
  Sums within(String flow, Instant since);

  /** Forgets ended runs begun before; the newest of each flow stays. Returns how many went. */
  int prune(Instant before);
}
