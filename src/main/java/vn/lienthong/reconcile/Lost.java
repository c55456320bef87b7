package vn.lienthong.reconcile;

import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Side;

/**
 * A value that a decision overwrites although its side had changed it, or that goes with its row.
 */
public record Lost(String field, Side side, @Nullable String value) {}
