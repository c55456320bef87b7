package vn.lienthong.flow;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.lienthong.ledger.Intents;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Intent;
import vn.lienthong.record.Key;
import vn.lienthong.record.Outcome;
import vn.lienthong.record.Side;

/**
 * Writes that the nation may still carry out: it said so, or said nothing. What was intended by
 * them stays noted until the nation shows it, or says what became of it; whatever is decided about
 * the record meanwhile. Otherwise a record that was deleted here would come back from there.
 */
final class UnderWay {
  private static final Set<Cause> OPEN = Set.of(Outcome.ACCEPTED, Doubts.NO_ANSWER);

  private UnderWay() {}

  /** Whether the record's last write was, before this one. */
  private static boolean before(Item item) {
    Entry entry = item.seen.entry();
    return entry != null && entry.causes().stream().anyMatch(OPEN::contains);
  }

  /** Whether one is, after what was done now. */
  static boolean after(Item item) {
    @Nullable Outcome outcome = item.done().nation();
    if (outcome instanceof Outcome.Later later) {
      return OPEN.contains(later.cause());
    }
    return before(item) && (outcome == null || outcome instanceof Outcome.ChangedSince);
  }

  /** Records of a batch of which an older write is under way and noted. */
  static Set<Key> noted(String flow, List<Item> batch, Intents intents) {
    Set<Key> open =
        batch.stream()
            .filter(UnderWay::before)
            .map(item -> item.seen.key())
            .collect(Collectors.toSet());
    if (open.isEmpty()) {
      return open;
    }
    return intents.open(flow).stream()
        .filter(intent -> intent.side() == Side.NATION)
        .map(Intent::key)
        .filter(open::contains)
        .collect(Collectors.toSet());
  }
}
