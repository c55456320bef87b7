package vn.lienthong.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.lienthong.record.Key;
import vn.lienthong.record.Side;

/** What is told of a record, and what it lost. */
class RecordStoriesTest extends LedgerTest {
  private static final Key KEY = Key.of("Đ 1", "2025-07-01");

  private Event event(Key key, Event.What what) {
    return new Event(key, what, what == Event.What.PARKED ? "refused" : null, 5, now(), "gateway");
  }

  private Loser loser(String value) {
    return new Loser(flow, KEY, "ten", Side.PROVINCE, value, 5, now());
  }

  @Test
  void aStoryEndsWithTheNewest() {
    Event parked = event(KEY, Event.What.PARKED);
    Event written = event(KEY, Event.What.WRITTEN_TO_NATION);
    ledger().events().tell(flow, List.of(parked, event(Key.of("other"), Event.What.ADOPTED)));
    ledger().events().tell(flow, List.of(written));

    assertThat(ledger().events().story(flow, KEY)).containsExactly(parked, written);
    assertThat(ledger().events().story("other", KEY)).isEmpty();
  }

  @Test
  void oldEventsArePruned() {
    ledger().events().tell(flow, List.of(event(KEY, Event.What.ADOPTED)));
    CLOCK.advance(Duration.ofDays(400));
    Event kept = event(KEY, Event.What.RETIRED);
    ledger().events().tell(flow, List.of(kept));

    assertThat(ledger().events().prune(now())).isPositive();
    assertThat(ledger().events().story(flow, KEY)).containsExactly(kept);
  }

  @Test
  void keepsWhatARecordLost() {
    List<Loser> losers = List.of(loser("Mường Tè"), loser(null), loser("x".repeat(10_000)));
    ledger().losers().keep(losers);
    ledger().losers().keep(List.of());

    assertThat(ledger().losers().byKey(flow, KEY)).isEqualTo(losers);
    assertThat(ledger().losers().byKey(flow, Key.of("other"))).isEmpty();
  }

  @Test
  void oldLosersArePruned() {
    ledger().losers().keep(List.of(loser("a")));
    CLOCK.advance(Duration.ofDays(400));
    Loser kept = loser("b");
    ledger().losers().keep(List.of(kept));

    assertThat(ledger().losers().prune(now())).isPositive();
    assertThat(ledger().losers().byKey(flow, KEY)).containsExactly(kept);
  }

  @Test
  void aLosersTextDoesNotTellItsValue() {
    assertThat(loser("secret").toString()).contains("ten").doesNotContain("secret");
  }
}
