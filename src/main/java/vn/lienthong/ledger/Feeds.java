package vn.lienthong.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far each feed is, and the one transaction that moves it. */
public interface Feeds {
  /** Of a flow that never fed: one that stands at {@link FeedState.Place#NEW}. */
  FeedState of(String flow);

  /**
   * Writes down what a batch came to, all of it or nothing: its receipt, the exceptional records,
   * how far the flow is, and what the run has counted.
   *
   * @throws LeaseLost if the settlement's fencing number is no longer the flow's
   */
  void settle(String flow, FeedSettlement settlement);

  /**
   * The flow is somewhere else now, no batch having been settled.
   *
   * @throws LeaseLost if the fencing number is no longer the flow's
   */
  void move(String flow, long fencing, FeedState.Place place);

  /**
   * A run begins to send, or has settled everything that it sent.
   *
   * @throws LeaseLost if the fencing number is no longer the flow's
   */
  void unsettled(String flow, long fencing, boolean is);

  /**
   * A new mark is about to be given to the province's database; the last one becomes the one
   * before.
   */
  void marked(String flow, FeedState.Mark mark);

  /** The next read of verdicts starts at the nation's own time {@code since}. */
  void verdictsSince(String flow, String since);

  /** By this record the nation is known from now on; null: by none, until the next is sent. */
  void witnessed(String flow, FeedState.@Nullable Witness witness);

  /**
   * Receipts older than that are merged into sets of keys, whose records are known to have left,
   * but no longer as what. Returns how many were.
   */
  int prune(Instant before);
}
