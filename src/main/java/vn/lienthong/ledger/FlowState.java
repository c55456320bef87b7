package vn.lienthong.ledger;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger knows of a flow as a whole.
 *
 * @param contacted when its first contact was approved; null before
 * @param nationSince the nation's own time from which the next read of changes starts
 * @param lastFullRead when the nation was last read completely
 * @param pause who paused it and why; null while it runs
 * @param fields names of the fields that were agreed on; a field missing here is new in the mapping
 */
public record FlowState(
    String flow,
    @Nullable Instant contacted,
    @Nullable String nationSince,
    @Nullable Instant lastFullRead,
    @Nullable Pause pause,
    Set<String> fields) {
  /** A flow set aside by a person. */
  public record Pause(String by, String why, Instant at) {}

  public boolean paused() {
    return pause != null;
  }
}
