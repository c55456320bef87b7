package vn.lienthong.admin;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Cause;

/**
 * How the changes of a flow's tables are caught.
 *
 * @param state {@code ready}, {@code broken} or {@code not-installed}
 * @param causes what is wrong
 * @param blind changes that only a full compare finds on this database
 * @param open who holds the oldest open transaction with changes; null if nobody, or not told
 * @param openSince when it began; null without {@code open}
 * @param statements complete SQL of what was asked for; empty if nothing was
 * @param grants what an administrator who runs the statements instead must grant besides
 * @param done whether the statements were carried out
 */
public record CaptureView(
    String flow,
    String state,
    List<Cause> causes,
    List<Cause> blind,
    @Nullable String open,
    @Nullable Instant openSince,
    List<String> statements,
    List<String> grants,
    boolean done) {}
