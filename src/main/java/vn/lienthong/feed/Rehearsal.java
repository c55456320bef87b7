package vn.lienthong.feed;

import java.util.ArrayList;
import java.util.List;

/** What a run would do, without doing it: counts, and the keys of what would be sent. */
final class Rehearsal {
  private final int shows;
  private final List<String> keys = new ArrayList<>();
  private Tally tally = Tally.none();

  /**
   * @param shows how many keys are kept
   */
  Rehearsal(int shows) {
    this.shows = shows;
  }

  void play(Supply supply) {
    Batch batch = supply.next(any -> true);
    while (batch != null) {
      for (Item item : batch.items) {
        if (item.sends()) {
          boolean withdraws = item.withdraws();
          item.became(withdraws ? Item.Fate.WITHDRAWN : Item.Fate.DELIVERED, List.of());
          if (keys.size() < shows) {
            keys.add((withdraws ? "- " : "+ ") + item.key.text());
          }
        }
      }
      tally = tally.with(batch.items);
      batch = supply.next(any -> true);
    }
  }

  Tally tally() {
    return tally;
  }

  List<String> keys() {
    return keys;
  }
}
