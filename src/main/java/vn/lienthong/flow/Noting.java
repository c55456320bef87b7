package vn.lienthong.flow;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.ledger.Loser;
import vn.lienthong.reconcile.Arrival;
import vn.lienthong.reconcile.Lost;
import vn.lienthong.record.Intent;
import vn.lienthong.record.Key;
import vn.lienthong.record.Side;
import vn.lienthong.record.Write;

/** Writes into the ledger what is about to be done, for a run that ends before it is settled. */
final class Noting {
  private final String flow;
  private final long run;
  private final Ledger ledger;
  private final Clock clock;
  private final boolean versions;
  private final BinaryOperator<@Nullable String> shown;

  /**
   * @param shown what the province's table will show of a field once a value is written there
   */
  Noting(String flow, long run, House house, BinaryOperator<@Nullable String> shown) {
    this.flow = flow;
    this.run = run;
    this.ledger = house.ledger();
    this.clock = house.clock();
    this.versions = house.versions();
    this.shown = shown;
  }

  /** Before anything of the batch is written. */
  void begin(Batch batch) {
    keepLosers(batch);
    Set<Key> noted = UnderWay.noted(flow, batch.items(), ledger.intents());
    List<Intent> intents = new ArrayList<>();
    for (Item item : batch.items()) {
      Sightings.Seen seen = item.seen;
      for (Side side : Side.values()) {
        Arrival.intent(
                item.decision,
                side,
                seen.entry(),
                seen.province(),
                seen.nation(),
                run,
                clock.instant())
            .filter(intent -> side == Side.PROVINCE || !noted.contains(intent.key()))
            .map(intent -> side == Side.PROVINCE ? Arrival.seen(intent, shown) : intent)
            .ifPresent(intents::add);
      }
    }
    ledger.intents().keep(flow, intents);
  }

  private void keepLosers(Batch batch) {
    Instant now = clock.instant();
    List<Loser> losers = new ArrayList<>();
    for (Item item : batch.items()) {
      Key key = item.seen.key();
      for (Lost lost : item.decision.losers()) {
        losers.add(new Loser(flow, key, lost.field(), lost.side(), lost.value(), run, now));
      }
    }
    if (!losers.isEmpty()) {
      ledger.losers().keep(losers);
    }
  }

  /** These brought no answer. */
  void unanswered(List<Write> sent) {
    if (!versions) {
      ledger.intents().astray(flow, sent.stream().map(Write::key).toList());
    }
  }
}
