package vn.lienthong.admin;

import java.time.Instant;
import java.util.List;
import vn.lienthong.record.Cause;

/**
 * Parked records of a flow that share a cause.
 *
 * @param count all of them
 * @param since when the first was parked
 * @param keys the first twenty, in key order
 */
public record ParkedGroup(String flow, Cause cause, long count, Instant since, List<String> keys) {}
