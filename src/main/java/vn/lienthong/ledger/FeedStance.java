package vn.lienthong.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All in the ledger that may give a feed something to do: the same as long as nobody, in whichever
 * process, has run it, stopped it, or asked anything of it.
 *
 * @param fencing of the last lease; 0 if there never was one
 * @param paused by a person
 * @param rest until when the nation last asked to be left alone; null if it never did
 * @param planned a plan waits for a person, or was approved and not carried out
 * @param due when the first record that was set aside is due; null if none will be
 */
public record FeedStance(
    FeedState state,
    long fencing,
    boolean paused,
    @Nullable Instant rest,
    boolean planned,
    @Nullable Instant due) {}
