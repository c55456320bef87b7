package vn.lienthong.feed;

import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import vn.lienthong.ledger.Fingerprints;
import vn.lienthong.ledger.Packed;
import vn.lienthong.mapping.Guard;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Key;

/**
 * How many records may be withdrawn without asking: so many within a day. What goes beyond waits
 * until a person approves it, or until its row is back.
 */
final class Allowance {
  static final Cause GUARD = Cause.of("guard");

  private final Guard guard;
  private final LongSupplier rows;
  private final @Nullable Fingerprints approved;
  private final LongSupplier before;
  private long used = -1;
  private long most = -1;

  /**
   * @param rows how many there are; asked at most once
   * @param before how many were withdrawn in the last day; asked at most once, before anything is
   *     withdrawn
   * @param approved {@link #fingerprint} of the records that a person let go
   */
  Allowance(Guard guard, LongSupplier rows, LongSupplier before, @Nullable Fingerprints approved) {
    this.guard = guard;
    this.rows = rows;
    this.before = before;
    this.approved = approved;
  }

  static long fingerprint(Key key) {
    return Packed.fingerprint(key);
  }

  static boolean holds(@Nullable Entry entry) {
    return entry != null && entry.causes().contains(GUARD);
  }

  /** Takes a withdrawal into account if it may go. */
  boolean allows(Key key, @Nullable Entry entry) {
    if (used < 0) {
      used = before.getAsLong();
    }
    if (approved != null && approved.contains(fingerprint(key))) {
      return true;
    }
    if (holds(entry) || used >= most()) {
      return false;
    }
    used++;
    return true;
  }

  private long most() {
    if (most < 0) {
      most = Math.max(guard.retireRows(), rows.getAsLong() * guard.retirePercent() / 100);
    }
    return most;
  }
}
