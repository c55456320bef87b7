package vn.lienthong.feed;

import java.util.List;
import java.util.function.Predicate;
import vn.lienthong.national.FeedOutcome;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Entry;

/** What an answer of the nation means for a record. */
final class Fates {
  private Fates() {}

  /** The same of each. */
  static void of(List<Item> items, List<FeedOutcome> outcomes, Predicate<Entry> tooLong) {
    for (int i = 0; i < items.size(); i++) {
      of(items.get(i), outcomes.get(i), tooLong);
    }
  }

  /**
   * @param tooLong whether a record with this entry has waited long enough
   */
  static void of(Item item, FeedOutcome outcome, Predicate<Entry> tooLong) {
    boolean nothing = item.withdraws() && !item.known();
    if (outcome instanceof FeedOutcome.Delivered delivered) {
      item.became(Item.Fate.DELIVERED, delivered.version());
    } else if (outcome instanceof FeedOutcome.Withdrawn withdrawn) {
      item.became(Item.Fate.WITHDRAWN, withdrawn.version());
    } else if (outcome instanceof FeedOutcome.Superseded) {
      item.became(Item.Fate.SUPERSEDED, List.of());
    } else if (outcome instanceof FeedOutcome.Unchanged && nothing) {
      item.became(Item.Fate.SKIPPED, List.of(Cause.of(Reading.NEVER_SENT)));
    } else if (outcome instanceof FeedOutcome.Unchanged same) {
      item.became(item.withdraws() ? Item.Fate.WITHDRAWN : Item.Fate.UNCHANGED, same.version());
    } else if (outcome instanceof FeedOutcome.Refused refused) {
      boolean waits =
          refused.causes().stream().allMatch(Fates::missing)
              && !late(item, refused.causes(), tooLong);
      item.became(waits ? Item.Fate.WAITING : Item.Fate.PARKED, refused.causes());
    } else if (outcome instanceof FeedOutcome.Later later) {
      item.later(later.cause(), later.after());
    }
  }

  private static boolean late(Item item, List<Cause> causes, Predicate<Entry> tooLong) {
    Entry before = item.before;
    return before != null
        && (Revisions.parked(before, causes, item.revision()) || tooLong.test(before));
  }

  private static boolean missing(Cause cause) {
    return cause.code().equals("missing-reference");
  }
}
