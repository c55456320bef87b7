package vn.lienthong.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something a person did through the gateway.
 *
 * @param what the command: {@code approve}, {@code discard}, {@code pause} …
 * @param flow the flow it was about, if one
 * @param target the record's key or the plan's id, if one
 * @param why the reason given
 * @param result what became of it; like all others never a value of a record
 */
public record Act(
    String who,
    String what,
    @Nullable String flow,
    @Nullable String target,
    @Nullable String why,
    String result,
    Instant at) {}
