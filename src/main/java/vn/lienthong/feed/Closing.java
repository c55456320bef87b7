package vn.lienthong.feed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.lienthong.flow.Ending;
import vn.lienthong.flow.Report;
import vn.lienthong.flow.RunRequest;
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

  Report done(Tally tally, RunRequest request) {
    return close(request.dry() ? "planned" : "in-step", null, tally);
  }

  Report broken(Throwable broken, Tally tally) {
    boolean held = broken instanceof Unable || Ending.held(broken);
    Cause cause = broken instanceof Unable unable ? unable.reason() : Ending.cause(broken);
    return close(held ? "held" : "failed", cause, tally);
  }

  private Report close(String result, @Nullable Cause cause, Tally tally) {
    if (run != 0) {
      hall.ledger().runs().end(run, new RunResult(result, cause, tally.counts()));
    }
    return Report.fed(
        run,
        feed.name(),
        result,
        cause,
        started,
        hall.clock().instant(),
        tally.counts(),
        new Report.Fed(tally.skips(), java.util.List.of()));
  }
}
