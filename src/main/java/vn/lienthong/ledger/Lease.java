package vn.lienthong.ledger;

import java.time.Instant;

/**
 * The right to run a flow, until some time.
 *
 * @param fencing higher than that of any lease of this flow before
 */
public record Lease(String flow, String holder, long fencing, Instant until) {}
