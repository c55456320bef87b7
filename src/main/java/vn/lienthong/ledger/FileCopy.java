package vn.lienthong.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Key;

/**
 * How far one file of a record has got.
 *
 * @param number of the file among the record's
 * @param sha256 of its content; another one is another file
 * @param bytes that the receiving side has
 * @param attempts in vain since it last got further
 * @param nextAttempt not before this; null: at once
 * @param path where the province keeps it, if it was fetched
 */
public record FileCopy(
    Key key,
    int number,
    String sha256,
    State state,
    long bytes,
    int attempts,
    @Nullable Instant nextAttempt,
    @Nullable String path,
    long run,
    Instant at) {
  /** Where it stands. */
  public enum State {
    GOING,
    /** The nation does not have it yet. */
    AWAITED,
    /** Both sides have it. */
    DONE
  }

  public boolean done() {
    return state == State.DONE;
  }
}
