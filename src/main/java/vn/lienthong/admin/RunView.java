package vn.lienthong.admin;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a run.
 *
 * @param run its number; 0 for a dry run
 * @param state the flow's state after it
 * @param changedSince keys left out because a side changed after the plan was shown
 * @param cause why it stopped short, if it did
 * @param plan of a dry run, or the plan that now waits for approval; null otherwise
 */
public record RunView(
    long run,
    String flow,
    FlowState state,
    Instant started,
    Instant ended,
    @JsonUnwrapped Counts counts,
    List<String> changedSince,
    @Nullable String cause,
    @Nullable PlanView plan) {}
