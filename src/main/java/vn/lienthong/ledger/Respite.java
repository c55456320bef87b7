package vn.lienthong.ledger;

import java.time.Instant;

/**
 * A time in which a flow does not run by itself.
 *
 * @param asked whether the nation asked to be left alone; otherwise they are the flow's quiet hours
 */
public record Respite(Instant until, boolean asked) {}
