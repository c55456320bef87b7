package vn.lienthong.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.flow.Report;
import vn.lienthong.ledger.Count;
import vn.lienthong.ledger.Settlement;
import vn.lienthong.mapping.ChildRows;
import vn.lienthong.mapping.Field;
import vn.lienthong.mapping.FieldType;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Key;
import vn.lienthong.record.Standing;

/** Records that name codes which are not in step yet, themselves or in their child rows. */
class WaitingTest {
  private static final String GROUPS = "nhom";
  private final Rig rig = new Rig();

  @BeforeEach
  void mapping() {
    ChildRows cells =
        new ChildRows(
            "o",
            List.of("ma"),
            List.of("dong"),
            List.of(
                Rig.field("dong", FieldType.CODE, null),
                Rig.field("nhomDong", FieldType.CODE, GROUPS)));
    rig.fields =
        List.of(
            Rig.field("ma", FieldType.CODE, null),
            Rig.field("ten", FieldType.TEXT, null),
            Rig.field("nhom", FieldType.CODE, GROUPS),
            new Field(
                "o", "", FieldType.ROWS, false, null, null, null, null, null, false, cells, 1));
    rig.province.more =
        name ->
            name.startsWith("cell ")
                ? Map.of("o", "[{\"dong\":\"1\",\"nhomDong\":\"%s\"}]".formatted(name.substring(5)))
                : Map.of("nhom", name);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private void arrives(String code) {
    Entry entry =
        new Entry(
            Key.of(code),
            Standing.IN_STEP,
            null,
            0,
            null,
            List.of(),
            null,
            rig.clock.instant(),
            0,
            "");
    rig.ledger.entries().settle(GROUPS, new Settlement(0, List.of(entry), Set.of(), List.of()));
  }

  private Entry entry(String code) {
    return rig.ledger.entries().find(Rig.FLOW, Key.of(code)).orElseThrow();
  }

  private void waiting(int records, String code) {
    for (int i = 0; i < records; i++) {
      rig.province.put("%05d".formatted(i), code);
    }
  }

  @Test
  void anUnknownCodeIsWaitedForAndItsArrivalReleases() {
    waiting(30, "A");

    assertThat(rig.run().counts().of(Count.WAITING)).isEqualTo(30);
    assertThat(entry("00001").causes())
        .containsExactly(new Cause("missing-reference", "nhom", GROUPS));
    assertThat(rig.nation.calls).isZero();

    arrives("A");
    assertThat(rig.run().counts().of(Count.DELIVERED)).isEqualTo(30);
    assertThat(rig.ledger.entries().counts(Rig.FLOW)).isEmpty();
  }

  @Test
  void aCodeInAChildRowIsWaitedForToo() {
    rig.province.put("00001", "cell B");

    assertThat(rig.run().counts().of(Count.WAITING)).isEqualTo(1);
    assertThat(entry("00001").causes())
        .containsExactly(new Cause("missing-reference", "o.nhomDong", GROUPS));
    assertThat(rig.nation.calls).isZero();

    arrives("B");
    rig.run();
    assertThat(rig.nation.living()).containsEntry("00001", "cell B");
  }

  @Test
  void afterTheLimitItIsParkedForTheSameCauseAndTheFlowGoesOn() {
    waiting(30, "A");
    rig.run();
    rig.clock.advance(Duration.ofDays(8));

    Report report = rig.run();

    assertThat(report.result()).isEqualTo("in-step");
    assertThat(report.counts().of(Count.PARKED)).isEqualTo(30);
    assertThat(entry("00001").standing()).isEqualTo(Standing.PARKED);
    assertThat(entry("00001").causes())
        .containsExactly(new Cause("missing-reference", "nhom", GROUPS));
    assertThat(rig.run().counts().of(Count.READ_PROVINCE)).isZero();
  }

  @Test
  void whatWasParkedForACodeGoesByItselfWhenTheCodeComes() {
    waiting(30, "A");
    rig.run();
    rig.clock.advance(Duration.ofDays(8));
    rig.run();
    rig.clock.advance(Duration.ofDays(2));
    arrives("A");

    assertThat(rig.run().counts().of(Count.DELIVERED)).isEqualTo(30);

    assertThat(rig.ledger.entries().counts(Rig.FLOW)).isEmpty();
    assertThat(rig.run().counts().of(Count.READ_PROVINCE)).isZero();
  }

  @Test
  void anotherCodeLeavesItParkedAndIsLookedAtOnce() {
    waiting(1, "A");
    rig.run();
    rig.clock.advance(Duration.ofDays(8));
    rig.run();
    Entry parked = entry("00000");
    rig.clock.advance(Duration.ofDays(2));
    arrives("B");

    assertThat(rig.run().counts().of(Count.PARKED)).isEqualTo(1);

    assertThat(entry("00000").standing()).isEqualTo(Standing.PARKED);
    assertThat(entry("00000").since()).isEqualTo(parked.since());
    rig.clock.advance(Duration.ofHours(1));
    rig.run();
    assertThat(rig.run().counts().of(Count.READ_PROVINCE)).isZero();
    arrives("A");
    rig.run();
    assertThat(rig.nation.living()).containsEntry("00000", "A");
  }

  @Test
  void aCodeThatOnlyTheNationMissesIsWaitedForNoLongerThanOthers() {
    arrives("A");
    rig.nation.refuses = "A"::equals;
    rig.nation.refusal = "KHONG_TON_TAI";
    waiting(1, "A");
    assertThat(rig.run().counts().of(Count.WAITING)).isEqualTo(1);
    rig.clock.advance(Duration.ofDays(8));

    assertThat(rig.run().counts().of(Count.PARKED)).isEqualTo(1);

    assertThat(rig.run().counts().of(Count.READ_PROVINCE)).isZero();
    rig.nation.refuses = name -> false;
    arrives("A");
    rig.run();
    assertThat(rig.nation.living()).containsEntry("00000", "A");
  }

  @Test
  void triedAgainByAPersonAfterTheCodeCameItGoes() {
    waiting(1, "A");
    rig.run();
    rig.clock.advance(Duration.ofDays(8));
    rig.run();
    arrives("A");
    rig.ledger.entries().retry(Rig.FLOW, Key.of("00000"), "An");

    rig.run();

    assertThat(rig.nation.living()).containsEntry("00000", "A");
  }

  @Test
  void aNewerRevisionReplacesTheOneThatWaits() {
    arrives("B");
    waiting(1, "A");
    rig.run();
    rig.province.put("00000", "B");

    Report report = rig.run();

    assertThat(report.counts().of(Count.READ_PROVINCE)).isEqualTo(1);
    assertThat(rig.nation.living()).containsEntry("00000", "B");
    assertThat(rig.ledger.entries().counts(Rig.FLOW)).isEmpty();
  }
}
