package vn.lienthong.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.reconcile.Samples.KEY;
import static vn.lienthong.reconcile.Samples.NOW;
import static vn.lienthong.reconcile.Samples.agreed;
import static vn.lienthong.reconcile.Samples.aside;
import static vn.lienthong.reconcile.Samples.decide;
import static vn.lienthong.reconcile.Samples.found;
import static vn.lienthong.reconcile.Samples.here;
import static vn.lienthong.reconcile.Samples.newer;
import static vn.lienthong.reconcile.Samples.policy;
import static vn.lienthong.reconcile.Samples.there;
import static vn.lienthong.reconcile.Samples.told;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.lienthong.mapping.Authority;
import vn.lienthong.record.Base;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Handle;
import vn.lienthong.record.Outcome;
import vn.lienthong.record.Row;
import vn.lienthong.record.Side;
import vn.lienthong.record.Standing;

class AftermathTest {
  private static final Policy MANUAL = policy(Authority.MANUAL);
  private static final Policy NATIONAL = policy(Authority.NATIONAL);
  private static final Aftermath AFTERMATH =
      new Aftermath(
          "m2", 5, NOW, (attempts, later) -> attempts > 2 ? null : NOW.plusSeconds(attempts * 60));
  private static final Outcome REFUSED =
      new Outcome.Refused(List.of(new Cause("constraint", null, "fk_cha")));

  private final Entry agreed =
      agreed(here("ten", "A", "loai", "XA"), there("ten", "A", "loai", "XA"));
  private final Sighting bothEdited = found(here("ten", "B", "loai", "XA"));
  private final Sighting otherEdited = found(newer(there("ten", "A", "loai", "BAN")));
  private final Decision merge = decide(MANUAL, agreed, bothEdited, otherEdited);
  private final Outcome takenHere = done(here("ten", "B", "loai", "BAN   "));
  private final Outcome takenThere = done(newer(newer(there("ten", "b", "loai", "BAN"))));

  @Test
  void keepsWhatEachSideMadeOfIt() {
    Entry after = after(merge, agreed, bothEdited, otherEdited, takenHere, takenThere);

    assertThat(after.standing()).isEqualTo(Standing.IN_STEP);
    assertThat(after.causes()).isEmpty();
    assertThat(after.seen()).isNull();
    assertThat(halves(after, "ten")).isEqualTo("B|b");
    assertThat(halves(after, "loai")).isEqualTo("BAN   |BAN");
    assertThat(base(after).version()).isEqualTo(Samples.VERSION + 2);
    assertThat(after.run()).isEqualTo(5);
    assertThat(after.mappingHash()).isEqualTo("m2");
  }

  @Test
  void theBaseOfAContestedFieldStaysWhileTheOthersAdvance() {
    Sighting here = found(here("ten", "B", "loai", "BAN"));
    Sighting there = found(newer(there("ten", "C", "loai", "XA")));
    Decision contested = decide(MANUAL, agreed, here, there);
    Row taken = newer(newer(there("ten", "C", "loai", "BAN")));

    Entry after = after(contested, agreed, here, there, null, done(taken));

    assertThat(after.standing()).isEqualTo(Standing.CONFLICT);
    assertThat(halves(after, "ten")).isEqualTo("A|A");
    assertThat(halves(after, "loai")).isEqualTo("BAN|BAN");
    assertThat(told(decide(MANUAL, after, here, found(taken)))).isEqualTo("KEEP");
    assertThat(told(decide(MANUAL, after, here, Sighting.UNREAD)))
        .as("the base is not what the nation holds")
        .isEqualTo("KEEP");
  }

  @Test
  void aContestedFieldNeverAgreedOnStaysOutOfTheBase() {
    Decision contested = decide(MANUAL, null, found(here("ten", "B")), found(there("ten", "C")));

    Entry after =
        after(contested, null, found(here("ten", "B")), found(there("ten", "C")), null, null);

    assertThat(after.standing()).isEqualTo(Standing.CONFLICT);
    assertThat(base(after).fields()).doesNotContainKey("ten").containsKey("ma");
  }

  @Test
  void aConflictEndsWhenBothSidesBecomeEqual() {
    Sighting here = found(here("ten", "B", "loai", "XA"));
    Entry conflict = aside(agreed, Standing.CONFLICT, here, found(there("ten", "C", "loai", "XA")));
    Sighting equal = found(newer(there("ten", "B", "loai", "XA")));

    Entry after = after(decide(MANUAL, conflict, here, equal), conflict, here, equal, null, null);

    assertThat(after.standing()).isEqualTo(Standing.IN_STEP);
    assertThat(after.causes()).isEmpty();
    assertThat(after.since()).isEqualTo(NOW);
  }

  @Test
  void aConflictEndsWhenBothSidesGoBackToTheBase() {
    Sighting here = found(here("ten", "A", "loai", "XA"));
    Sighting there = found(there("ten", "A", "loai", "XA"));
    Entry conflict =
        aside(agreed, Standing.CONFLICT, bothEdited, found(there("ten", "C", "loai", "XA")));

    Entry after = after(decide(MANUAL, conflict, here, there), conflict, here, there, null, null);

    assertThat(after.standing()).isEqualTo(Standing.IN_STEP);
  }

  @Test
  void learnsTheVersionOfARowOfWhichNothingElseChanged() {
    Sighting here = found(here("ten", "A", "loai", "XA"));
    Sighting there = found(newer(there("ten", "A", "loai", "XA")));

    Entry after = after(decide(MANUAL, agreed, here, there), agreed, here, there, null, null);

    assertThat(base(after).version()).isEqualTo(Samples.VERSION + 1);
    assertThat(told(decide(MANUAL, after, here, there))).isEqualTo("NOTHING");
  }

  @Test
  void aPersonsWordOnAnOlderVersionLowersTheBase() {
    Sighting here = found(here("ten", "A", "loai", "XA"));
    Sighting older = found(Samples.row(Samples.VERSION - 3, "ten", "A", "loai", "XA"));
    Decision ruled =
        new Reconciliation(MANUAL).ruledFor(Side.NATION).decide(KEY, agreed, here, older);

    Entry after = after(ruled, agreed, here, older, null, null);

    assertThat(base(after).version()).isEqualTo(Samples.VERSION - 3);
    assertThat(told(decide(MANUAL, after, here, older))).isEqualTo("NOTHING");
  }

  @Test
  void aRetiredRecordKeepsTheRowThatWasLeft() {
    Sighting here = found(here("ten", "A", "loai", "XA"));
    Decision retire = decide(NATIONAL, agreed, here, Sighting.GONE);
    Row left = here("ten", "A", "loai", "XA", "hieuLucDen", "2026-11-21");

    Entry after = after(retire, agreed, here, Sighting.GONE, done(left), null);

    assertThat(after.standing()).isEqualTo(Standing.RETIRED);
    assertThat(halves(after, "ten")).isEqualTo("A|null");
    assertThat(Aftermath.forgets(after)).isFalse();
    assertThat(told(decide(NATIONAL, after, found(left), Sighting.GONE))).isEqualTo("NOTHING");
  }

  @Test
  void aRecordRemovedOnBothSidesIsForgotten() {
    Sighting here = found(here("ten", "A", "loai", "XA"));
    Policy removing = Samples.removing(NATIONAL);
    Decision retire = decide(removing, agreed, here, Sighting.GONE);

    assertThat(
            Aftermath.forgets(
                after(retire, agreed, here, Sighting.GONE, new Outcome.Done(null), null)))
        .isTrue();
  }

  @Test
  void aTombstoneReadBackIsNoRow() {
    Sighting there = found(there("ten", "A", "loai", "XA"));
    Policy province = Samples.removing(policy(Authority.PROVINCE));
    Decision retire = decide(province, agreed, Sighting.GONE, there);
    Row tombstone =
        new Row(
            KEY,
            there("ten", "A", "loai", "XA").values(),
            new Handle("TW:03388", Samples.VERSION + 1, true),
            List.of());

    Entry after = after(retire, agreed, Sighting.GONE, there, null, done(tombstone));

    assertThat(Aftermath.forgets(after)).isTrue();
  }

  @Test
  void aRevivalThatIsRefusedLeavesTheRecordEnded() {
    Row left = here("ten", "A", "hieuLucDen", "2026-01-01");
    Entry ended = agreed(left, null);
    Sighting back = found(there("ten", "A"));
    Decision revive = decide(NATIONAL, ended, found(left), back);

    Entry after = after(revive, ended, found(left), back, REFUSED, null);

    assertThat(after.standing()).isEqualTo(Standing.PARKED);
    assertThat(after.base()).isEqualTo(ended.base());
    assertThat(told(decide(NATIONAL, Samples.due(after), found(left), back)))
        .isEqualTo("UPDATE P{hieuLucDen=null} -P.hieuLucDen");
  }

  @Test
  void aRecordBackInScopeGoesOnFromItsBase() {
    Sighting here = found(here("ten", "A", "loai", "XA"));
    Decision move = decide(MANUAL, agreed, here, Sighting.ELSEWHERE);

    Entry moved = after(move, agreed, here, Sighting.ELSEWHERE, null, null);

    assertThat(moved.standing()).isEqualTo(Standing.MOVED);
    assertThat(moved.base()).isEqualTo(agreed.base());
    assertThat(told(decide(MANUAL, moved, here, found(there("ten", "C", "loai", "XA")))))
        .isEqualTo("UPDATE P{ten=C}");
  }

  @Test
  void nothingDoneLeavesTheLedgerAlone() {
    Sighting here = found(here("ten", "A", "loai", "XA"));
    Sighting there = found(there("ten", "A", "loai", "XA"));
    Decision nothing = decide(MANUAL, agreed, here, there);

    assertThat(AFTERMATH.entry(nothing, agreed, here, there, new Aftermath.Done(null, null)))
        .isNull();
  }

  private Row taken() {
    return here("ten", "B", "loai", "BAN   ");
  }

  private static Outcome done(Row after) {
    return new Outcome.Done(after);
  }

  private static Entry after(
      Decision decision,
      @Nullable Entry entry,
      Sighting province,
      Sighting nation,
      @Nullable Outcome here,
      @Nullable Outcome there) {
    return Objects.requireNonNull(
        AFTERMATH.entry(decision, entry, province, nation, new Aftermath.Done(here, there)));
  }

  private static Base base(Entry entry) {
    return Objects.requireNonNull(entry.base());
  }

  private static String halves(Entry entry, String field) {
    var held = Objects.requireNonNull(base(entry).fields().get(field));
    return held.province() + "|" + held.nation();
  }
}
