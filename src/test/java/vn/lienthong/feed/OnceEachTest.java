package vn.lienthong.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.flow.Report;
import vn.lienthong.flow.RunRequest;
import vn.lienthong.ledger.Count;
import vn.lienthong.ledger.HeldPlan;
import vn.lienthong.mapping.FieldType;
import vn.lienthong.province.capture.Readiness;

/** What a run read is the sum of what became of it, and each record is one of it. */
class OnceEachTest {
  private static final RunRequest ALL =
      new RunRequest("command", false, true, true, null, null, null, 0);
  private static final List<Count> ENDS =
      List.of(
          Count.DELIVERED,
          Count.UNCHANGED,
          Count.WAITING,
          Count.PARKED,
          Count.CONFLICTS,
          Count.SUPERSEDED,
          Count.WITHDRAWN,
          Count.SKIPPED);

  private final Rig rig = new Rig();

  @BeforeEach
  void sixtyOfWhichSomeWaitAndSomeAreParked() {
    rig.fields =
        List.of(
            Rig.field("ma", FieldType.CODE, null),
            Rig.field("ten", FieldType.TEXT, null),
            Rig.field("nhom", FieldType.CODE, "nhom"));
    rig.province.more = name -> name.startsWith("waits") ? Map.of("nhom", "X") : Map.of();
    rig.nation.refuses = name -> name.startsWith("bad");
    for (int i = 0; i < 60; i++) {
      rig.province.put(code(i), i % 10 == 3 ? "waits" : i % 20 == 4 ? "bad" : "name " + i);
    }
    rig.province.put(code(70), MemoryProvince.DRAFT);
    rig.run();
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private static String code(int i) {
    return "%05d".formatted(i);
  }

  private Report all() {
    return rig.run(ALL, (step, batch) -> {});
  }

  private static int of(Report report, Count count) {
    return report.counts().of(count);
  }

  private static void assertSum(Report report, int read) {
    assertThat(ENDS.stream().mapToInt(report.counts()::of).sum()).isEqualTo(read);
    assertThat(of(report, Count.READ_PROVINCE)).isEqualTo(read);
  }

  @Test
  void sendingAllAgainReadsWhatWaitsOnce() {
    Report report = all();

    assertSum(report, 61);
    assertThat(of(report, Count.WAITING)).isEqualTo(6);
    assertThat(of(report, Count.PARKED)).isEqualTo(3);
    assertThat(of(report, Count.UNCHANGED)).isEqualTo(51);
  }

  @Test
  void whatADryRunOfAllCountsIsTheSame() {
    Report report = rig.run(ALL.dryRun(0), (step, batch) -> {});

    assertSum(report, 61);
    assertThat(of(report, Count.WAITING)).isEqualTo(6);
  }

  @Test
  void sendingAllAgainReadsWhatChangedOnceToo() {
    rig.province.put(code(1), "changed");
    rig.province.put(code(3), "waits on");
    rig.province.put(code(61), "new");
    rig.province.remove(code(2));

    Report report = all();

    assertSum(report, 62);
    assertThat(of(report, Count.WITHDRAWN)).isEqualTo(1);
    assertThat(of(report, Count.DELIVERED)).isEqualTo(2);
    assertThat(of(report, Count.WAITING)).isEqualTo(6);
    assertThat(rig.ledger.feeds().of(Rig.FLOW).place().position()).isEqualTo(rig.province.stamp());
  }

  @Test
  void comparingReadsWhatWaitsOnce() {
    rig.province.triggers(Readiness.State.NOT_INSTALLED);
    rig.province.smuggle(code(1), "changed");

    Report report = rig.run();

    assertSum(report, 10);
    assertThat(of(report, Count.WAITING)).isEqualTo(6);
    assertThat(of(report, Count.DELIVERED)).isEqualTo(1);
  }

  @Test
  void whatWaitsAndChangedIsReadOnce() {
    rig.province.put(code(3), "waits on");

    assertSum(rig.run(), 6);
  }

  @Test
  void whatIsHeldByTheGuardIsReadOnceWhenAllIsSentAgain() {
    for (int i = 40; i < 50; i++) {
      rig.province.remove(code(i));
    }
    rig.run();

    Report report = all();

    assertSum(report, 51 + 3);
    assertThat(of(report, Count.WAITING)).isEqualTo(5 + 3);
    HeldPlan plan = rig.ledger.plans().open(Rig.FLOW).orElseThrow();
    assertThat(plan.decisions().size()).isEqualTo(3);
  }

  @Test
  void aRecordThatWentBeforeItWasEverSentLeavesTheLedgerWithoutCapture() {
    rig.province.triggers(Readiness.State.NOT_INSTALLED);
    rig.province.smuggle(code(3), null);

    rig.run();

    assertThat(rig.ledger.entries().counts(Rig.FLOW).values()).containsExactlyInAnyOrder(5, 3);
  }

  @Test
  void recordsSentSeveralTimesSinceThenAreSentAgainOnce() {
    Instant before = rig.clock.instant().minusSeconds(3_600);
    rig.province.put(code(1), "second");
    rig.run();
    rig.province.put(code(1), "third");
    rig.run();

    Report report = rig.run(RunRequest.since(before, false, 0), (step, batch) -> {});

    assertSum(report, 51 + 6);
    assertThat(of(report, Count.UNCHANGED)).isEqualTo(51);
  }
}
