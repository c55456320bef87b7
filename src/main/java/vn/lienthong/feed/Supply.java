package vn.lienthong.feed;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Where a run's batches come from. */
interface Supply {
  /**
   * The next batch; null if there is none, or none now because a record of it is still under way.
   *
   * @param free asked before a record is read: whether it may be, because it is not under way
   */
  @Nullable Batch next(Free free);

  /** Waits until none of the records is under way. */
  interface Free {
    /** False if one of them will not come home by itself: to be asked for again later. */
    boolean await(Collection<String> storedKeys);
  }
}
