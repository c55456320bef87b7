package vn.lienthong.feed;

import java.util.List;
import vn.lienthong.national.FeedOutcome;
import vn.lienthong.record.Cause;

/** What an answer of the nation means for a record. */
final class Fates {
  private Fates() {}

  static void of(Item item, FeedOutcome outcome) {
    boolean nothing = item.withdraws() && !item.known();
    if (outcome instanceof FeedOutcome.Delivered) {
      item.became(Item.Fate.DELIVERED, List.of());
    } else if (outcome instanceof FeedOutcome.Withdrawn) {
      item.became(Item.Fate.WITHDRAWN, List.of());
    } else if (outcome instanceof FeedOutcome.Superseded) {
      item.became(Item.Fate.SUPERSEDED, List.of());
    } else if (outcome instanceof FeedOutcome.Unchanged && nothing) {
      item.became(Item.Fate.SKIPPED, List.of(Cause.of(Reading.NEVER_SENT)));
    } else if (outcome instanceof FeedOutcome.Unchanged) {
      item.became(item.withdraws() ? Item.Fate.WITHDRAWN : Item.Fate.UNCHANGED, List.of());
    } else if (outcome instanceof FeedOutcome.Refused refused) {
      boolean waits = refused.causes().stream().allMatch(Fates::missing);
      item.became(waits ? Item.Fate.WAITING : Item.Fate.PARKED, refused.causes());
    } else if (outcome instanceof FeedOutcome.Later later) {
      item.later(later.cause(), later.after());
    }
  }

  private static boolean missing(Cause cause) {
    return cause.code().equals("missing-reference");
  }
}
