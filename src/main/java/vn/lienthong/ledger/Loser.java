package vn.lienthong.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Key;
import vn.lienthong.record.Side;

/**
 * A value that gave way to the other side's.
 *
 * @param side whose value it was
 * @param value the value; null if the side had cleared the field
 */
public record Loser(
    String flow, Key key, String field, Side side, @Nullable String value, long run, Instant at) {
  /** Without the value, so that it reaches no log. */
  @Override
  public String toString() {
    return "Loser[" + flow + " " + key + " " + field + " " + side + " run " + run + "]";
  }
}
