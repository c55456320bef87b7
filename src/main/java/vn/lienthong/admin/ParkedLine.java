package vn.lienthong.admin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Cause;

/**
 * A parked record as its unit is told of it: which and why, never a value.
 *
 * @param unit the code of the unit that the record belongs to; null if that cannot be told
 */
public record ParkedLine(
    @Nullable String unit, String flow, String key, Cause cause, Instant since) {}
