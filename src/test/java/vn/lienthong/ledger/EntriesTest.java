package vn.lienthong.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.lienthong.record.Standing.CONFLICT;
import static vn.lienthong.record.Standing.IN_STEP;
import static vn.lienthong.record.Standing.PARKED;
import static vn.lienthong.record.Standing.WAITING;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Key;

class EntriesTest extends LedgerTest {
  private static final Key KEY = Key.of("03388", "2025-07-01");

  private Entries entries() {
    return ledger().entries();
  }

  @Test
  void givesBackWhatWasSettled() {
    Cause cause = new Cause("constraint", "ten", "ck_ten");
    Entry inStep = inStep(KEY);
    Entry parked = aside(Key.of("03389"), PARKED, now(), cause, Cause.of("refused"));
    settle(inStep, parked);

    assertThat(entries().find(flow, KEY)).contains(inStep);
    assertThat(entries().find(flow, parked.key())).contains(parked);
    assertThat(entries().find(flow, Key.of("03390"))).isEmpty();
    assertThat(entries().find("other", KEY)).isEmpty();
  }

  @Test
  void keepsTheOrderOfTheBasesFields() {
    settle(inStep(KEY));

    assertThat(entries().find(flow, KEY).orElseThrow().base().fields())
        .containsOnlyKeys("ten", "dienTich", "ghiChu", "maCha", "loai")
        .extractingFromEntries(Map.Entry::getKey)
        .containsExactly("ten", "dienTich", "ghiChu", "maCha", "loai");
  }

  @Test
  void replacesAndRemovesInOneSettlement() {
    Key gone = Key.of("03400");
    settle(aside(KEY, WAITING, null, Cause.of("parent")), inStep(gone));

    Event event = new Event(KEY, Event.What.RELEASED, null, 9, now(), "gateway");
    entries().settle(flow, new Settlement(0, List.of(inStep(KEY)), Set.of(gone), List.of(event)));

    assertThat(entries().find(flow, KEY)).contains(inStep(KEY));
    assertThat(entries().find(flow, gone)).isEmpty();
    assertThat(ledger().events().story(flow, KEY)).containsExactly(event);
  }

  /** Which entries a settlement replaces is looked up between its lowest and its highest key. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 50})
  void replacesEntriesHoweverManyOthersLieBetween(int others) {
    List<Entry> between =
        IntStream.range(0, others).mapToObj(n -> inStep(Key.of("5%03d".formatted(n)))).toList();
    Entry first = aside(Key.of("1"), WAITING, null, Cause.of("parent"));
    Entry last = aside(Key.of("9"), WAITING, null, Cause.of("parent"));
    entries().settle(flow, new Settlement(0, between, Set.of(), List.of()));
    settle(first, last);

    settle(inStep(first.key()), inStep(Key.of("4")), inStep(last.key()));

    assertThat(entries().find(flow, first.key())).contains(inStep(first.key()));
    assertThat(entries().find(flow, last.key())).contains(inStep(last.key()));
    assertThat(walk()).hasSize(others + 3).doesNotHaveDuplicates();
  }

  @Test
  void writesNothingOfASettlementThatFails() {
    Entry broken =
        new Entry(Key.of("2"), IN_STEP, null, 0, null, List.of(), null, now(), 1, "x".repeat(65));
    assertThatThrownBy(() -> settle(inStep(KEY), broken))
        .isInstanceOf(LedgerFailure.class)
        .hasMessageNotContaining("xx");

    assertThat(entries().find(flow, KEY)).isEmpty();
  }

  @Test
  void walksInKeyOrderOverManyPages() {
    List<Key> keys = new ArrayList<>(keysOfAllKinds());
    settleAll(keys);

    Collections.sort(keys);
    assertThat(walk()).containsExactlyElementsOf(keys);
  }

  private static List<Key> keysOfAllKinds() {
    List<Key> keys = new ArrayList<>();
    IntStream.range(0, 2_400).forEach(n -> keys.add(Key.of("%05d".formatted(n), "2025-07-01")));
    List.of("a", "A", "Đ", "d", "đ", "á", "z", "Ω", "𐍈", "a b", "a-b", "_")
        .forEach(
            text -> {
              keys.add(Key.of(text));
              keys.add(Key.of(text, "1"));
            });
    Collections.shuffle(keys, new Random(1));
    return keys;
  }

  private void settleAll(List<Key> keys) {
    List<Entry> all = keys.stream().map(LedgerTest::inStep).toList();
    entries().settle(flow, new Settlement(0, all, Set.of(), List.of()));
  }

  private List<Key> walk() {
    List<Key> walked = new ArrayList<>();
    try (EntryCursor cursor = entries().all(flow)) {
      cursor.forEachRemaining(entry -> walked.add(entry.key()));
    }
    return walked;
  }

  @Test
  void letsSettlementsThroughWhileWalking() {
    List<Key> keys = IntStream.range(0, 2_500).mapToObj(n -> Key.of("%05d".formatted(n))).toList();
    settleAll(keys);

    List<Key> walked = new ArrayList<>();
    try (EntryCursor cursor = entries().all(flow)) {
      while (cursor.hasNext()) {
        Entry entry = cursor.next();
        walked.add(entry.key());
        if (walked.size() % 500 == 0) {
          settle(aside(entry.key(), PARKED, null, Cause.of("refused")));
        }
      }
    }
    assertThat(walked).isEqualTo(keys);
    assertThat(entries().counts(flow)).isEqualTo(Map.of(IN_STEP, 2_495, PARKED, 5));
  }

  @Test
  void knowsWhichCodesAreInStep() {
    settle(inStep(KEY), inStep(Key.of("Tày")), aside(Key.of("9"), WAITING, null, Cause.of("code")));

    String decomposed = "Ta\u0300y ";
    assertThat(entries().missing(flow, List.of("03388", "9", decomposed, "033", "8", "")))
        .containsExactlyInAnyOrder("9", "033", "8", "");
    assertThat(entries().missing(flow, List.of())).isEmpty();
  }

  /** Households of a religion do not wait because a remark about that religion is contested. */
  @Test
  void aCodeThatBothSidesHoldIsKnownWhateverIsContestedAboutIt() {
    Entry once = inStep(KEY);
    settle(
        new Entry(
            KEY,
            CONFLICT,
            once.base(),
            0,
            null,
            List.of(Cause.of("both-changed", "ghiChu")),
            "seen",
            now(),
            4,
            "hash"),
        aside(Key.of("8"), CONFLICT, null, Cause.of("first-contact")));

    assertThat(entries().missing(flow, List.of("03388", "8"))).containsExactly("8");
  }

  @Test
  void countsByStandingAndByFirstCause() {
    settle(
        inStep(KEY),
        aside(Key.of("1"), PARKED, null, Cause.of("too-long", "ten"), Cause.of("refused")),
        aside(Key.of("2"), PARKED, null, Cause.of("too-long", "moTa")),
        aside(Key.of("3"), PARKED, null, Cause.of("refused")),
        aside(Key.of("4"), CONFLICT, null));

    assertThat(entries().counts(flow)).isEqualTo(Map.of(IN_STEP, 1, PARKED, 3, CONFLICT, 1));
    assertThat(entries().causes(flow, PARKED)).isEqualTo(Map.of("too-long", 2, "refused", 1));
    assertThat(entries().list(flow, PARKED, 2))
        .extracting(entry -> entry.key().text())
        .containsExactly("1", "2");
  }

  @Test
  void tellsWhichFlowsAreDue() {
    settle(
        aside(Key.of("1"), WAITING, now().minusSeconds(1), Cause.of("locked")),
        aside(Key.of("2"), WAITING, now(), Cause.of("locked")),
        aside(Key.of("3"), WAITING, now().plusSeconds(1), Cause.of("locked")),
        aside(Key.of("4"), WAITING, null, Cause.of("parent")));

    assertThat(entries().due(now())).contains(new Due(flow, 2));
    assertThat(entries().due(now().minus(Duration.ofDays(1))))
        .extracting(Due::flow)
        .doesNotContain(flow);
  }

  @Test
  void fencesOffWhoLostTheLease() {
    Lease lost = ledger().leases().acquire(flow, "one", Duration.ofMinutes(1)).orElseThrow();
    ledger().leases().release(lost);
    Lease mine = ledger().leases().acquire(flow, "two", Duration.ofMinutes(1)).orElseThrow();

    Settlement late = new Settlement(lost.fencing(), List.of(inStep(KEY)), Set.of(), List.of());
    assertThatThrownBy(() -> entries().settle(flow, late)).isInstanceOf(LeaseLost.class);
    assertThat(entries().find(flow, KEY)).isEmpty();

    entries()
        .settle(flow, new Settlement(mine.fencing(), List.of(inStep(KEY)), Set.of(), List.of()));
    assertThat(entries().find(flow, KEY)).isPresent();
  }
}
