package vn.lienthong.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.ledger.Count;
import vn.lienthong.ledger.Packed;
import vn.lienthong.province.capture.Mark;
import vn.lienthong.province.capture.Readiness;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Key;

/** What is forgotten is no longer needed: a feed does the same with it and without. */
class ForgettingTest {
  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  private void forget() {
    new Forgetting(rig.ledger, rig.clock, Duration.ofDays(7), Map.of(Rig.FLOW, () -> rig.province))
        .prune();
  }

  private void changes(int rows, String name) {
    for (int i = 0; i < rows; i++) {
      rig.province.put("%05d".formatted(i), name + i);
    }
  }

  @Test
  void changesThatAreStillToBeReadAreKept() {
    changes(10, "a");
    rig.run();
    changes(10, "b");
    rig.province.stamp();

    forget();

    assertThat(rig.run().cause()).isNull();
    assertThat(rig.differences()).isEmpty();
  }

  @Test
  void changesSinceTheMarkBeforeAreKeptForARestoredDatabase() {
    changes(10, "a");
    rig.run();
    changes(10, "b");
    rig.run();
    Mark before = rig.province.mark().orElseThrow();
    changes(10, "c");
    rig.run();

    forget();

    assertThat(rig.province.reachesBackTo(before.position())).isTrue();
    assertThat(rig.province.reachesBackTo(before.position() - 1)).isFalse();
    rig.province.put(before);
    assertThat(rig.run().cause()).isEqualTo(Cause.of("restored-database"));
  }

  @Test
  void aFlowThatNeverRanNeedsNone() {
    changes(10, "a");
    long end = rig.province.stamp();

    forget();

    assertThat(rig.province.reachesBackTo(end - 1)).isFalse();
    rig.run();
    assertThat(rig.differences()).isEmpty();
  }

  @Test
  void nothingIsDroppedWhereNothingIsInstalled() {
    changes(10, "a");
    rig.province.triggers(Readiness.State.NOT_INSTALLED);
    rig.province.stamp();

    forget();

    assertThat(rig.province.reachesBackTo(0)).isTrue();
  }

  @Test
  void aRecordSentOverAYearAgoIsStillWithdrawn() {
    changes(10, "a");
    rig.run();
    rig.clock.advance(Duration.ofDays(366));
    forget();
    assertThat(rig.ledger.receipts().of(Rig.FLOW, Key.of("00003")))
        .singleElement()
        .matches(sent -> sent.fingerprint() == Packed.FORGOTTEN);
    rig.province.remove("00003");

    assertThat(rig.run().counts().of(Count.WITHDRAWN)).isEqualTo(1);
    assertThat(rig.differences()).isEmpty();
  }

  @Test
  void withoutCaptureItIsSentOnceMoreAndThenNotAgain() {
    rig.province.triggers(Readiness.State.NOT_INSTALLED);
    changes(10, "a");
    rig.run();
    rig.clock.advance(Duration.ofDays(366));
    forget();

    assertThat(rig.run().counts().of(Count.UNCHANGED)).isEqualTo(10);
    assertThat(rig.run().counts().of(Count.READ_PROVINCE)).isZero();
  }
}
