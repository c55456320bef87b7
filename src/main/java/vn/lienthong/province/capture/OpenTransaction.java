package vn.lienthong.province.capture;

import java.time.Instant;

/**
 * A transaction that has changed something and is not finished, so that its changes are not in the
 * log yet.
 *
 * @param who its session, for the administrator of the database: number, user, program
 * @param since when it began by the database's clock, or the last sign of life where only that is
 *     known
 */
public record OpenTransaction(String who, Instant since) {}
