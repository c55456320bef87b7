package vn.lienthong.record;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's row of one record.
 *
 * @param key the record
 * @param standing where it stands
 * @param base what was agreed; null if nothing ever was
 * @param attempts how often it was tried without success since it was last in step
 * @param nextAttempt not before this; null if no attempt is due
 * @param causes why it is not in step; empty if it is
 * @param seen fingerprint of both sides' rows when it was set aside, or of the one row of a feed,
 *     so that a newer revision is recognised; null while in step
 * @param since when it took this standing
 * @param run the run that last changed it
 * @param mappingHash the mapping it was last written with
 */
public record Entry(
    Key key,
    Standing standing,
    @Nullable Base base,
    int attempts,
    @Nullable Instant nextAttempt,
    List<Cause> causes,
    @Nullable String seen,
    Instant since,
    long run,
    String mappingHash) {}
