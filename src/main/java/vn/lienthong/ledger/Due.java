package vn.lienthong.ledger;

/** A flow with records whose next attempt is due. */
public record Due(String flow, int records) {}
