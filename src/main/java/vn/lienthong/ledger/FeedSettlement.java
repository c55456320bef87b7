package vn.lienthong.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What one batch of a feed came to.
 *
 * @param batch entries, removed keys and events, and the lease's number
 * @param receipt what the nation took; null if nothing was
 * @param place from now on the flow is here; null if it stays where it is
 * @param witness of what the nation has; null: the one that there was, if any
 * @param run whose counters are set
 * @param counts of the run so far
 */
public record FeedSettlement(
    Settlement batch,
    @Nullable Receipt receipt,
    FeedState.@Nullable Place place,
    FeedState.@Nullable Witness witness,
    long run,
    Counts counts) {}
