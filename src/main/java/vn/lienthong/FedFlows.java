package vn.lienthong;

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
  public Optional<long[]> progress(String flow) {
    return runs.progress(flow);
  }
}
