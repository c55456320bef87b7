package vn.lienthong.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Key;

/**
 * Something that happened to one record.
 *
 * @param key the record
 * @param what it was
 * @param detail a cause's text, a plan's id, a person's reason; never a value of the record
 * @param run the run it happened in; 0 outside of runs
 * @param at when
 * @param by a person, or {@code gateway}
 */
public record Event(Key key, What what, @Nullable String detail, long run, Instant at, String by) {
  /** What can happen to a record that is worth telling. */
  public enum What {
    ADOPTED,
    WRITTEN_TO_PROVINCE,
    WRITTEN_TO_NATION,
    CHANGED_SINCE,
    WAITING,
    PARKED,
    CONFLICT,
    HELD,
    MOVED,
    RELEASED,
    RETRIED,
    RESOLVED,
    DISCARDED,
    RESTORED,
    RETIRED,
    /** The nation had it from a later reading already. */
    SUPERSEDED,
    SENT_FILE,
    FETCHED_FILE
  }
}
