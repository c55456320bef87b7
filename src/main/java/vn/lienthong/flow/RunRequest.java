package vn.lienthong.flow;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
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
 * @param only these records; null for all
 * @param ruling what a person decided about the one record of {@link #only}; null if nothing
 * @param shown the decisions that a person saw and wants done; null: whatever the mode allows
 * @param shows how many decisions the report lists
 * @param since a feed sends again what it sent since then; null: nothing
 */
public record RunRequest(
    String trigger,
    boolean dry,
    boolean full,
    boolean again,
    @Nullable Set<Key> only,
    @Nullable Ruling ruling,
    @Nullable Fingerprints shown,
    int shows,
    @Nullable Instant since) {
  public RunRequest {
    only = only == null ? null : Collections.unmodifiableSet(new LinkedHashSet<>(only));
  }

  /** Of one record or all, whatever the time. */
  public RunRequest(
      String trigger,
      boolean dry,
      boolean full,
      boolean again,
      @Nullable Key only,
      @Nullable Ruling ruling,
      @Nullable Fingerprints shown,
      int shows) {
    this(trigger, dry, full, again, only == null ? null : Set.of(only), ruling, shown, shows, null);
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

  /** These records again, as both sides hold them now; all of them are shown. */
  public static RunRequest again(Set<Key> keys, boolean dry) {
    return new RunRequest("command", dry, true, true, keys, null, null, keys.size(), null);
  }

  /** A feed sends again what it sent since then. */
  public static RunRequest since(Instant since, boolean dry, int shows) {
    return new RunRequest("command", dry, true, true, null, null, null, shows, since);
  }

  /** Whether it is about this record, among others perhaps. */
  public boolean concerns(Key key) {
    return only == null || only.contains(key);
  }

  public RunRequest dryRun(int shows) {
    return new RunRequest(trigger, true, full, again, only, ruling, shown, shows, since);
  }
}
