package vn.lienthong.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.record.Standing.CONFLICT;
import static vn.lienthong.record.Standing.PARKED;
import static vn.lienthong.record.Standing.WAITING;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Key;

class DeadLettersTest extends LedgerTest {
  private static final Key KEY = Key.of("1690");

  private Entries entries() {
    return ledger().entries();
  }

  private Entry found(Key key) {
    return entries().find(flow, key).orElseThrow();
  }

  @Test
  void retryMakesARecordDueWhateverItsRevision() {
    settle(aside(KEY, PARKED, null, Cause.of("refused")));

    assertThat(entries().retry(flow, KEY, "an")).isTrue();

    assertThat(found(KEY).nextAttempt()).isEqualTo(now());
    assertThat(found(KEY).seen()).isNull();
    assertThat(found(KEY).causes()).containsExactly(Cause.of("refused"));
    assertThat(ledger().events().story(flow, KEY))
        .containsExactly(new Event(KEY, Event.What.RETRIED, null, 0, now(), "an"));
  }

  @Test
  void retryLeavesOtherRecordsAlone() {
    settle(inStep(KEY), aside(Key.of("2"), CONFLICT, null));

    assertThat(entries().retry(flow, KEY, "an")).isFalse();
    assertThat(entries().retry(flow, Key.of("2"), "an")).isFalse();
    assertThat(entries().retry(flow, Key.of("3"), "an")).isFalse();
    assertThat(found(KEY)).isEqualTo(inStep(KEY));
    assertThat(ledger().events().story(flow, KEY)).isEmpty();
  }

  @Test
  void retryAllTakesWaitingAndParkedButNotDiscardedRecords() {
    Key discarded = Key.of("3");
    settle(
        aside(KEY, PARKED, null, Cause.of("refused")),
        aside(Key.of("2"), WAITING, now().plusSeconds(60), Cause.of("locked")),
        aside(discarded, PARKED, null, Cause.of("refused")),
        inStep(Key.of("4")));
    entries().discard(flow, discarded, "an", "a test row");

    assertThat(entries().retryAll(flow, null, 0, "binh")).isEqualTo(2);

    assertThat(entries().due(now())).contains(new Due(flow, 2));
    assertThat(ledger().events().story(flow, Key.of("2")))
        .containsExactly(new Event(Key.of("2"), Event.What.RETRIED, null, 0, now(), "binh"));
    assertThat(found(discarded).nextAttempt()).isNull();
  }

  @Test
  void retriesOneCauseInKeyOrderAndNotAllAtOnce() {
    settle(
        aside(KEY, PARKED, null, Cause.of("refused")),
        aside(Key.of("2"), PARKED, null, Cause.of("too-long")),
        aside(Key.of("3"), PARKED, null, Cause.of("refused")),
        aside(Key.of("4"), PARKED, null, Cause.of("refused")));

    assertThat(entries().retryAll(flow, "refused", 2, "binh")).isEqualTo(3);

    assertThat(found(KEY).nextAttempt()).isEqualTo(now());
    assertThat(found(Key.of("2")).nextAttempt()).isNull();
    assertThat(found(Key.of("3")).nextAttempt()).isEqualTo(now());
    assertThat(found(Key.of("4")).nextAttempt()).isEqualTo(now().plusSeconds(1));
  }

  @Test
  void retriesThoseThatAreNamedAndStillSetAside() {
    settle(
        aside(KEY, PARKED, null, Cause.of("refused")),
        aside(Key.of("2"), PARKED, null, Cause.of("refused")),
        aside(Key.of("3"), PARKED, null, Cause.of("refused")));

    List<Key> named = List.of(KEY, Key.of("gone"), Key.of("3"));
    assertThat(entries().retry(flow, named, 1, "binh")).isEqualTo(2);

    assertThat(found(KEY).nextAttempt()).isEqualTo(now());
    assertThat(found(Key.of("2")).nextAttempt()).isNull();
    assertThat(found(Key.of("3")).nextAttempt()).isEqualTo(now().plusSeconds(1));
    assertThat(ledger().events().story(flow, Key.of("gone"))).isEmpty();
  }

  @Test
  void discardSetsADeadLetterAsideUntilItIsRetried() {
    settle(aside(KEY, PARKED, now(), Cause.of("refused")));

    assertThat(entries().discard(flow, KEY, "an", "a test row")).isTrue();

    assertThat(found(KEY).causes()).containsExactly(Cause.of("discarded"));
    assertThat(found(KEY).nextAttempt()).isNull();
    assertThat(found(KEY).seen()).isEqualTo("seen");
    assertThat(entries().counts(flow)).isEmpty();
    assertThat(entries().list(flow, PARKED, 10)).isEmpty();
    assertThat(entries().discarded(flow)).isEqualTo(1);
    assertThat(ledger().events().story(flow, KEY))
        .isEqualTo(List.of(new Event(KEY, Event.What.DISCARDED, "a test row", 0, now(), "an")));

    assertThat(entries().retry(flow, KEY, "an")).isTrue();
    assertThat(entries().due(now())).contains(new Due(flow, 1));
  }

  @Test
  void onlyDeadLettersAreDiscarded() {
    settle(inStep(KEY), aside(Key.of("2"), WAITING, null, Cause.of("parent")));

    assertThat(entries().discard(flow, KEY, "an", "why")).isFalse();
    assertThat(entries().discard(flow, Key.of("2"), "an", "why")).isFalse();
    assertThat(found(KEY)).isEqualTo(inStep(KEY));
  }
}
