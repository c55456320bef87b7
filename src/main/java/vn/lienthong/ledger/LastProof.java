package vn.lienthong.ledger;

import java.time.Instant;

/**
 * What a flow's last proof came to. Every term was counted by itself.
 *
 * @param at when it ended
 * @param proved nothing was open
 * @param source rows of the province in scope
 * @param confirmed of these, how many the nation was seen to hold alike
 * @param skipped of these, how many have no readable key
 * @param open of these, how many differed, or could not be told
 * @param filtered rows beside them that the mapping's filter keeps back
 */
public record LastProof(
    Instant at,
    boolean proved,
    long source,
    long confirmed,
    long waiting,
    long parked,
    long conflicts,
    long moved,
    long skipped,
    long open,
    long filtered) {}
