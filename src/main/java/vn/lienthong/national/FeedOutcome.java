package vn.lienthong.national;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Cause;

/** What became of one entry of a feed. */
public sealed interface FeedOutcome {
  /**
   * The nation holds it now.
   *
   * @param created it held none before
   * @param version the nation's, of the record as it is now; 0 if it was not told
   */
  record Delivered(boolean created, long version) implements FeedOutcome {}

  /**
   * The nation held it already, or never held what is withdrawn.
   *
   * @param version as of what was {@link Delivered}
   */
  record Unchanged(long version) implements FeedOutcome {}

  /** The nation has it from a later reading. */
  record Superseded() implements FeedOutcome {}

  /**
   * The nation marked it as withdrawn, or erased it.
   *
   * @param version as of what was {@link Delivered}
   */
  record Withdrawn(long version) implements FeedOutcome {}

  /** The nation will never take it as it is. */
  record Refused(List<Cause> causes) implements FeedOutcome {}

  /**
   * Not now, or it cannot be told.
   *
   * @param cause why
   * @param after the wait that was asked for, if any was
   */
  record Later(Cause cause, @Nullable Duration after) implements FeedOutcome {}
}
