package vn.lienthong.admin;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of a run.
 *
 * @param run its number; 0 for a dry run
 * @param state the flow's state after it
 * @param changedSince keys left out because a side changed after the plan was shown
 * @param cause why it stopped short, if it did
 * @param skips of a fed flow: how many records were skipped, by the reason; null of others
 * @param notFound keys that were asked for and that neither side holds
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
    @Nullable PlanView plan,
    @Nullable Map<String, Integer> skips,
    List<String> notFound) {
  /** Of a reconciled flow. */
  public RunView(
      long run,
      String flow,
      FlowState state,
      Instant started,
      Instant ended,
      Counts counts,
      List<String> changedSince,
      @Nullable String cause,
      @Nullable PlanView plan) {
    this(run, flow, state, started, ended, counts, changedSince, cause, plan, null, List.of());
  }

  /** The same figures with only these of the records. */
  RunView naming(List<String> changed, @Nullable PlanView shown) {
    return new RunView(
        run, flow, state, started, ended, counts, changed, cause, shown, skips, notFound);
  }
}
