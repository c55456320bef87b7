package vn.lienthong.admin;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Standing;

/**
 * A record that is not in step, as both sides hold it now.
 *
 * @param causes why
 * @param fields both sides' values; empty if neither side holds the record, or if it is fed
 * @param now of a fed flow: what would become of it; null if that cannot be told
 */
public record RecordView(
    String flow,
    String key,
    Standing standing,
    List<Cause> causes,
    int attempts,
    @Nullable Instant nextAttempt,
    Instant since,
    long run,
    List<Field> fields,
    @Nullable Now now) {
  /** Of a reconciled flow. */
  public RecordView(
      String flow,
      String key,
      Standing standing,
      List<Cause> causes,
      int attempts,
      @Nullable Instant nextAttempt,
      Instant since,
      long run,
      List<Field> fields) {
    this(flow, key, standing, causes, attempts, nextAttempt, since, run, fields, null);
  }

  /** What would become of a fed record, as its row is at this moment. */
  public enum Now {
    /** It is fit, and goes with the next run or with a retry. */
    GOES,
    /** Its row is gone or no longer approved: it would be withdrawn. */
    WITHDRAWN,
    /** Its row is gone or no longer approved, and it was never sent. */
    GONE,
    /** It still waits. */
    WAITS,
    /** It still cannot go. */
    PARKED
  }

  public record Field(String field, @Nullable String province, @Nullable String nation) {}
}
