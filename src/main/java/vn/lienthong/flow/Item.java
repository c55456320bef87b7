package vn.lienthong.flow;

import org.jspecify.annotations.Nullable;
import vn.lienthong.reconcile.Aftermath;
import vn.lienthong.reconcile.Decision;
import vn.lienthong.record.Outcome;
import vn.lienthong.record.Side;

/** One decision on its way: what was seen, what is to be done, what became of it. */
final class Item {
  final Sightings.Seen seen;
  final Decision decision;
  private @Nullable Outcome province;
  private @Nullable Outcome nation;

  Item(Sightings.Seen seen, Decision decision) {
    this.seen = seen;
    this.decision = decision;
  }

  void became(Side side, Outcome outcome) {
    if (side == Side.PROVINCE) {
      province = outcome;
    } else {
      nation = outcome;
    }
  }

  @Nullable Outcome outcome(Side side) {
    return side == Side.PROVINCE ? province : nation;
  }

  Aftermath.Done done() {
    return new Aftermath.Done(province, nation);
  }
}
