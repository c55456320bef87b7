package vn.lienthong.province.capture;

import java.util.List;
import vn.lienthong.record.Cause;

/**
 * Whether the changes of a mapping's tables are caught.
 *
 * @param causes what is wrong, if it is {@link State#BROKEN}, or why it cannot be installed
 * @param blind ways to change rows that no trigger of this database sees even when all is well;
 *     only a full compare finds what was changed so
 */
public record Readiness(State state, List<Cause> causes, List<Cause> blind) {
  /** Whether the log may be trusted. */
  public enum State {
    /** Every change from now on is caught. */
    READY,
    /** Installed, but some triggers are gone, disabled, or made for another mapping. */
    BROKEN,
    /** Nothing of it is there. */
    NOT_INSTALLED
  }

  public boolean ready() {
    return state == State.READY;
  }
}
