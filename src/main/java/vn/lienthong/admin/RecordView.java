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
 * @param fields both sides' values; empty if neither side holds the record
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
    List<Field> fields) {
  public record Field(String field, @Nullable String province, @Nullable String nation) {}
}
