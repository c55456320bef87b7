package vn.lienthong.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.flow.Report;
import vn.lienthong.flow.RunRequest;
import vn.lienthong.ledger.Count;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Standing;

/** What a feed does not do by itself beyond a limit. */
class LimitsTest {
  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  private static String code(int i) {
    return "%05d".formatted(i);
  }

  private void rows(int from, int to) {
    for (int i = from; i < to; i++) {
      rig.province.put(code(i), "name " + i);
    }
  }

  private void remove(int from, int to) {
    for (int i = from; i < to; i++) {
      rig.province.remove(code(i));
    }
  }

  @Test
  void withdrawalsAreSummedOverADay() {
    rows(0, 60);
    rig.run();
    remove(0, 3);
    assertThat(rig.run().counts().of(Count.WITHDRAWN)).isEqualTo(3);

    remove(3, 6);
    Report second = rig.run();

    assertThat(second.counts().of(Count.WITHDRAWN)).isEqualTo(2);
    assertThat(second.result()).isEqualTo("waiting-approval");

    rig.clock.advance(Duration.ofHours(25));
    remove(6, 9);
    assertThat(rig.run().counts().of(Count.WITHDRAWN)).isEqualTo(3);
  }

  @Test
  void deadLettersTriedAgainAreNoNews() {
    rows(0, 600);
    rig.nation.refuses =
        name ->
            name.endsWith("25")
                || name.endsWith("50")
                || name.endsWith("75")
                || name.endsWith("00")
                || name.endsWith("10");
    rig.run();
    int parked = rig.ledger.entries().counts(Rig.FLOW).get(Standing.PARKED);
    assertThat(parked).isGreaterThan(20);
    rig.ledger.entries().retryAll(Rig.FLOW, null, 0, "An");

    Report again = rig.run();

    assertThat(again.result()).isEqualTo("in-step");
    assertThat(again.counts().of(Count.PARKED)).isEqualTo(parked);
  }

  @Test
  void fiveInAHundredAreStillSetAsideAndOneMoreHoldsTheFlow() {
    rows(0, 1_000);
    rig.nation.refuses = name -> Integer.parseInt(name.substring(5)) % 20 == 0;
    assertThat(rig.run().result()).isEqualTo("in-step");
    assertThat(rig.ledger.entries().counts(Rig.FLOW)).containsEntry(Standing.PARKED, 50);

    rows(1_000, 2_000);
    rig.nation.refuses =
        name -> Integer.parseInt(name.substring(5)) % 20 == 0 || name.equals("name 1001");

    Report held = rig.run();

    assertThat(held.result()).isEqualTo("held");
    assertThat(held.cause()).extracting(Cause::code).isEqualTo("too-many-parked");
  }

  @Test
  void aRunTellsHowFarItIs() {
    rows(0, 12_000);
    rig.province.put(code(20_000), MemoryProvince.DRAFT);
    rig.threads = 1;
    List<long[]> seen = new ArrayList<>();

    rig.run(
        RunRequest.scheduled(),
        (step, batch) -> {
          if (step == Rig.Step.SETTLED) {
            seen.add(rig.progress());
          }
        });

    assertThat(seen).hasSizeGreaterThan(3).allMatch(so -> so[1] == 12_001);
    assertThat(seen).extracting(so -> so[0]).isSorted().last().isEqualTo(12_001L);
  }

  @Test
  void whatGoesOnTellsHowFarItIsOfWhatWasLeft() {
    rows(0, 12_000);
    rig.threads = 1;
    List<long[]> seen = new ArrayList<>();
    rig.run(
        RunRequest.scheduled(),
        (step, batch) -> {
          if (step == Rig.Step.SETTLED) {
            rig.ledger.flows().pause(Rig.FLOW, "An", "lunch");
          }
        });
    rig.ledger.flows().resume(Rig.FLOW);
    long left = 12_000 - rig.ledger.feeds().of(Rig.FLOW).place().loaded();
    assertThat(left).isBetween(1L, 11_999L);

    rig.run(
        RunRequest.scheduled(),
        (step, batch) -> {
          if (step == Rig.Step.SETTLED) {
            seen.add(rig.progress());
          }
        });

    assertThat(seen).isNotEmpty().allMatch(so -> so[1] == left);
    assertThat(seen.get(seen.size() - 1)[0]).isEqualTo(left);
  }
}
