package vn.lienthong.feed;

import org.jspecify.annotations.Nullable;
import vn.lienthong.ledger.FeedState.Place;

/** A supply, and where the flow is when all of it is finished. */
final class Then implements Supply {
  private final Supply supply;
  private final Ration ration;
  private final @Nullable Place until;
  private boolean blocked;
  private boolean closed;

  Then(Supply supply, Ration ration, @Nullable Place until) {
    this.supply = supply;
    this.ration = ration;
    this.until = until;
  }

  @Override
  public @Nullable Batch next(Free free) {
    blocked = false;
    Batch batch =
        supply.next(
            keys -> {
              boolean is = free.await(keys);
              blocked |= !is;
              return is;
            });
    if (batch != null || blocked || closed || until == null) {
      return batch;
    }
    closed = true;
    return ration.step("compare", until);
  }
}
