package vn.lienthong.admin.jmx;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.lienthong.admin.StatusView;

/** How far a flow is behind. */
final class Lag {
  private Lag() {}

  /** Since a run last ended well; -1 if none ever did. */
  static long seconds(@Nullable Instant lastSuccess, Instant now) {
    return lastSuccess == null ? -1 : Duration.between(lastSuccess, now).toSeconds();
  }

  /** Records that wait, and those that the run in hand has still to do. */
  static long backlog(StatusView.Flow flow) {
    StatusView.Progress run = flow.progress();
    return flow.counts().waiting() + (run == null ? 0 : Math.max(0, run.total() - run.done()));
  }
}
