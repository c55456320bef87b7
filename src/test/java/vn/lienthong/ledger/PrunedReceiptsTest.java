package vn.lienthong.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.lienthong.record.Key;

/** Receipts grow old: what was sent is forgotten, that it was sent is not. */
class PrunedReceiptsTest extends LedgerTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Key ONE = Key.of("one");
  private static final Key TWO = Key.of("two");
  private static final Key THREE = Key.of("three");

  /** Each with the fingerprint, in one receipt. */
  private void sent(long print, Key... keys) {
    Packed.Builder packed = new Packed.Builder();
    for (Key key : keys) {
      packed.add(key, print);
    }
    CLOCK.advance(HOUR);
    Receipt receipt = new Receipt(0, flow, 7, "changes", now(), "hash", packed.build());
    long fencing =
        ledger().leases().acquire(flow, "me", Duration.ofMinutes(1)).orElseThrow().fencing();
    Settlement batch = new Settlement(fencing, List.of(), Set.of(), List.of());
    ledger().feeds().settle(flow, new FeedSettlement(batch, receipt, null, null, 7, Counts.none()));
  }

  private List<Receipt> all() {
    List<Receipt> all = new ArrayList<>();
    ledger().receipts().sent(flow, Instant.EPOCH, now().plus(HOUR), all::add);
    return all;
  }

  @Test
  void anOldOneTellsOnlyThatTheRecordLeft() {
    sent(5, ONE, TWO);
    Instant left = now();

    assertThat(ledger().feeds().prune(now().plus(HOUR))).isEqualTo(1);

    Receipt.Sent found = ledger().receipts().newest(flow, List.of(ONE)).get(ONE);
    assertThat(found.fingerprint()).isEqualTo(Packed.FORGOTTEN);
    assertThat(found.withdrawn()).isFalse();
    assertThat(found.kind()).isEqualTo(Receipt.KEYS);
    assertThat(found.run()).isZero();
    assertThat(found.at()).isEqualTo(left);
    assertThat(all()).singleElement().extracting(Receipt::mappingHash).isEqualTo("");
  }

  @Test
  void manyBecomeOneSetInWhichTheLastWordCounts() {
    sent(5, ONE, TWO);
    sent(6, ONE, THREE);
    sent(Packed.WITHDRAWN, TWO);
    sent(7, THREE);

    ledger().feeds().prune(now().plus(HOUR));

    assertThat(all()).singleElement().extracting(r -> r.packed().records()).isEqualTo(3);
    assertThat(ledger().receipts().newest(flow, List.of(TWO)).get(TWO).withdrawn()).isTrue();
    assertThat(ledger().receipts().newest(flow, List.of(THREE)).get(THREE).withdrawn()).isFalse();
    assertThat(ledger().receipts().of(flow, ONE)).hasSize(1);
  }

  @Test
  void whatIsNewerStaysWholeAndCountsBeforeTheSet() {
    sent(5, ONE, TWO);
    sent(6, TWO, THREE);
    Instant border = now().plusSeconds(1);
    sent(Packed.WITHDRAWN, ONE);
    sent(8, TWO);

    assertThat(ledger().feeds().prune(border)).isEqualTo(2);

    assertThat(all()).hasSize(3);
    var newest = ledger().receipts().newest(flow, List.of(ONE, TWO, THREE));
    assertThat(newest.get(ONE).withdrawn()).isTrue();
    assertThat(newest.get(TWO).fingerprint()).isEqualTo(8);
    assertThat(newest.get(THREE).fingerprint()).isEqualTo(Packed.FORGOTTEN);
  }

  @Test
  void theNextNightsJoinTheSetAndNothingIsCountedTwice() {
    sent(5, ONE);
    ledger().feeds().prune(now().plus(HOUR));
    assertThat(ledger().feeds().prune(now().plus(HOUR))).isZero();
    sent(6, TWO);

    assertThat(ledger().feeds().prune(now().plus(HOUR))).isEqualTo(1);

    assertThat(all()).singleElement().extracting(r -> r.packed().records()).isEqualTo(2);
  }

  @Test
  void aSetIsNotMadeTooLargeToBeReadAtOnce() {
    for (int i = 0; i < 25; i++) {
      int batch = i;
      sent(
          9,
          java.util.stream.IntStream.range(0, 1_000)
              .mapToObj(row -> Key.of("%d-%d".formatted(batch, row)))
              .toArray(Key[]::new));
    }

    assertThat(ledger().feeds().prune(now().plus(HOUR))).isEqualTo(25);

    assertThat(all()).extracting(r -> r.packed().records()).containsExactly(20_000, 5_000);
  }
}
