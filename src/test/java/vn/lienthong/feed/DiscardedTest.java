package vn.lienthong.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.flow.Report;
import vn.lienthong.flow.RunRequest;
import vn.lienthong.ledger.Count;
import vn.lienthong.province.capture.Readiness;
import vn.lienthong.record.Key;

/** A record that a person discarded stays unsent until its row at the province is another. */
class DiscardedTest {
  private static final String CODE = "00007";
  private static final RunRequest ALL =
      new RunRequest("command", false, true, true, null, null, null, 0);

  private final Rig rig = new Rig();

  @BeforeEach
  void discardOne() {
    for (int i = 0; i < 30; i++) {
      rig.province.put("%05d".formatted(i), "name " + i);
    }
    rig.province.put(CODE, "bad");
    rig.nation.refuses = "bad"::equals;
    rig.run();
    assertThat(rig.ledger.entries().discard(Rig.FLOW, Key.of(CODE), "An", "a trial")).isTrue();
    rig.nation.refuses = name -> false;
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private Report resync() {
    return rig.run(ALL, (step, batch) -> {});
  }

  private static int skips(Report report) {
    assertThat(report.fed()).isNotNull();
    return report.fed().skips().getOrDefault("discarded", 0);
  }

  private void assertDiscarded(Report report) {
    assertThat(report.result()).isEqualTo("in-step");
    assertThat(rig.nation.living()).hasSize(29).doesNotContainKey(CODE);
    assertThat(rig.ledger.entries().discarded(Rig.FLOW)).isEqualTo(1);
  }

  @Test
  void sendingAllAgainLeavesItOut() {
    Report report = resync();

    assertDiscarded(report);
    assertThat(skips(report)).isEqualTo(1);
    assertThat(report.counts().of(Count.UNCHANGED)).isEqualTo(29);
  }

  @Test
  void comparingAllLeavesItOut() {
    rig.province.triggers(Readiness.State.NOT_INSTALLED);

    Report report = rig.run();

    assertDiscarded(report);
    assertThat(skips(report)).isEqualTo(1);
  }

  @Test
  void aTouchedRowWithTheSameContentIsNoNewRevision() {
    rig.province.put(CODE, "bad");

    assertDiscarded(rig.run());
  }

  @Test
  void anotherRevisionMakesItLiveAgain() {
    rig.province.put(CODE, "mended");

    assertThat(rig.run().counts().of(Count.DELIVERED)).isEqualTo(1);
    assertThat(rig.nation.living()).containsEntry(CODE, "mended");
    assertThat(rig.ledger.entries().discarded(Rig.FLOW)).isZero();
  }

  @Test
  void withoutCaptureTooAnotherRevisionMakesItLiveAgain() {
    rig.province.triggers(Readiness.State.NOT_INSTALLED);
    rig.province.smuggle(CODE, "mended");

    rig.run();

    assertThat(rig.nation.living()).containsEntry(CODE, "mended");
  }

  @Test
  void aPersonMayHaveItTriedAllTheSame() {
    rig.ledger.entries().retry(Rig.FLOW, Key.of(CODE), "An");

    rig.run();

    assertThat(rig.nation.living()).containsEntry(CODE, "bad");
  }

  @Test
  void askedForByItsKeyItIsSent() {
    RunRequest one = new RunRequest("command", false, true, true, Key.of(CODE), null, null, 0);

    rig.run(one, (step, batch) -> {});

    assertThat(rig.nation.living()).containsEntry(CODE, "bad");
  }

  @Test
  void aRowThatIsGoneTakesItsDiscardedRecordWithIt() {
    rig.province.remove(CODE);

    rig.run();

    assertThat(rig.ledger.entries().discarded(Rig.FLOW)).isZero();
    assertThat(rig.differences()).isEmpty();
  }
}
