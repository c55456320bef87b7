package vn.lienthong;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.lienthong.admin.StatusBoard;
import vn.lienthong.feed.FeedRuns;

/** What the status board asks of feeds. */
record FedFlows(FeedRuns runs) implements StatusBoard.Feeds {
  @Override
  public boolean off(String flow) {
    return runs.off(flow).isPresent();
  }

  @Override
  public List<Instant> glances(String flow) {
    return runs.glances(flow);
  }

  @Override
  public Optional<long[]> progress(String flow) {
    return runs.progress(flow);
  }
}
