package vn.lienthong.admin;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a flow stands as a whole. */
public enum FlowState {
  /** Both sides hold the same, save records that are parked, waiting or in conflict. */
  IN_STEP,
  /** Compares and reports, and writes nothing. */
  OBSERVING,
  /** A plan waits for {@code approve}: first contact, mode ask, or a guard. */
  WAITING_APPROVAL,
  /** Does not go on until a cause is gone, such as a side that cannot be reached or trusted. */
  HELD,
  /** A person has paused it. */
  PAUSED,
  /** About persons, and nobody has said what for: it does not run. */
  OFF,
  /** There is something to do and nothing hinders it. */
  BEHIND,
  RUNNING,
  /** The last run broke off. */
  FAILED;

  /** As in JSON: {@code in-step}. */
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
