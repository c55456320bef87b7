package vn.lienthong.flow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.lienthong.ledger.Fingerprints;
import vn.lienthong.record.Key;
import vn.lienthong.record.Side;

/**
 * What a run is asked to do.
 *
 * @param trigger {@code schedule}, {@code retry}, {@code command} or {@code approval}
 * @param dry compare and show, write nothing anywhere
 * @param full read the nation completely, whatever was read before
 * @param again decide anew about what was set aside, changed or not
 * @param only this record; null for all
 * @param ruling what a person decided about {@link #only}; null if nothing
 * @param shown the decisions that a person saw and wants done; null: whatever the mode allows
 * @param shows how many decisions the report lists
 * @param since a feed sends again what it sent since then; null: nothing
 */
public record RunRequest(
    String trigger,
    boolean dry,
    boolean full,
    boolean again,
    @Nullable Key only,
    @Nullable Ruling ruling,
    @Nullable Fingerprints shown,
    int shows,
    @Nullable Instant since) {
  /** Whatever the time. */
  public RunRequest(
      String trigger,
      boolean dry,
      boolean full,
      boolean again,
      @Nullable Key only,
      @Nullable Ruling ruling,
      @Nullable Fingerprints shown,
      int shows) {
    this(trigger, dry, full, again, only, ruling, shown, shows, null);
  }

  /** What a person decided about one record. */
  public sealed interface Ruling {
    /** Of a conflict: this side's values stand, if both sides are still as they were seen. */
    record Winner(Side side, String seen) implements Ruling {}

    /** Of a record in step: this value stands in this field, on both sides. */
    record Value(String field, @Nullable String value) implements Ruling {}
  }

  public static RunRequest scheduled() {
    return new RunRequest("schedule", false, false, false, null, null, null, 0);
  }

  /** A look at everything, or at one record. */
  public static RunRequest look(@Nullable Key only, int shows) {
    return new RunRequest("look", true, true, true, only, null, null, shows);
  }

  /** A feed sends again what it sent since then. */
  public static RunRequest since(Instant since, boolean dry, int shows) {
    return new RunRequest("command", dry, true, true, null, null, null, shows, since);
  }

  public RunRequest dryRun(int shows) {
    return new RunRequest(trigger, true, full, again, only, ruling, shown, shows, since);
  }
}
