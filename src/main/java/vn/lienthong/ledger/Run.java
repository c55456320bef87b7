package vn.lienthong.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run of a flow.
 *
 * @param trigger what started it: {@code schedule}, {@code command}, {@code retry} …
 * @param ended null while it runs
 * @param result {@code running} until it ends
 */
public record Run(
    long id,
    String flow,
    String trigger,
    Instant started,
    @Nullable Instant ended,
    RunResult result) {}
