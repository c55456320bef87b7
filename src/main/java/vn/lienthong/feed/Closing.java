package vn.lienthong.feed;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.lienthong.flow.Ending;
import vn.lienthong.flow.Report;
import vn.lienthong.flow.Rest;
import vn.lienthong.ledger.Counts;
import vn.lienthong.ledger.RunResult;
import vn.lienthong.record.Cause;

/** The last step of a run: what it came to, for the ledger and for whoever asked. */
final class Closing {
  private final Feed feed;
  private final Hall hall;
  private final long run;
  private final Instant started;

  Closing(Feed feed, Hall hall, long run, Instant started) {
    this.feed = feed;
    this.hall = hall;
    this.run = run;
    this.started = started;
  }

  static Report off(String flow, Instant now) {
    Cause cause = new Cause("purpose-not-stated", null, "purpose." + flow);
    Report.Fed nothing = new Report.Fed(Map.of(), List.of());
    return Report.fed(0, flow, "off", cause, now, now, Counts.none(), nothing);
  }

  /** Nothing changed since the last run. */
  static Report still(String flow, Instant now) {
    Report.Fed nothing = new Report.Fed(Map.of(), List.of());
    return Report.fed(0, flow, "in-step", null, now, now, Counts.none(), nothing);
  }

  /**
   * @param remark what is to be said of the province's capture
   * @param plan the plan that waits for a person
   */
  Report done(Tally tally, @Nullable Cause remark, Optional<String> plan) {
    return close(plan.isPresent() ? "waiting-approval" : "in-step", remark, tally, List.of());
  }

  Report shown(Tally tally, List<String> keys, String result) {
    return close(result, null, tally, keys);
  }

  Report broken(Throwable failure, Tally tally, Holding holding) {
    Throwable broken = feed.province().meaning(failure);
    boolean held = broken instanceof Unable || Ending.held(broken);
    Cause cause = broken instanceof Unable unable ? unable.reason() : Ending.cause(broken);
    String result = held ? "held" : "failed";
    Cause told =
        Ending.entered(
            cause,
            () -> {
              if (run != 0 && cause.code().equals(Holding.TOO_MANY)) {
                holding.tooMany();
              }
              if (run != 0) {
                Rest.keep(hall.ledger().flows(), feed.name(), broken, hall.clock().instant());
              }
              enter(result, cause, tally);
            });
    return report(result, told, tally, List.of());
  }

  private Report close(String result, @Nullable Cause cause, Tally tally, List<String> keys) {
    enter(result, cause, tally);
    return report(result, cause, tally, keys);
  }

  private void enter(String result, @Nullable Cause cause, Tally tally) {
    if (run != 0) {
      hall.ledger().runs().end(run, new RunResult(result, cause, tally.counts()));
    }
  }

  private Report report(String result, @Nullable Cause cause, Tally tally, List<String> keys) {
    return Report.fed(
        run,
        feed.name(),
        result,
        cause,
        started,
        hall.clock().instant(),
        tally.counts(),
        new Report.Fed(tally.skips(), keys));
  }
}
