package vn.lienthong.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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

  /**
   * What was done on which day, of all flows; days without runs are left out.
   *
   * @param offset of the zone whose days are meant
   */
  List<Day> days(Instant since, Duration offset);

  /**
   * The runs of a flow that began on one day.
   *
   * @param failed those that ended neither well nor are still open
   * @param written records written to either side, sent or withdrawn
   */
  record Day(String flow, LocalDate date, int runs, int failed, long written) {}

  /** Forgets ended runs begun before; the newest of each flow stays. Returns how many went. */
  int prune(Instant before);
}
