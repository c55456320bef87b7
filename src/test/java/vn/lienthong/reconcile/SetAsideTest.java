package vn.lienthong.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.reconcile.Samples.KEY;
import static vn.lienthong.reconcile.Samples.NOW;
import static vn.lienthong.reconcile.Samples.agreed;
import static vn.lienthong.reconcile.Samples.decide;
import static vn.lienthong.reconcile.Samples.found;
import static vn.lienthong.reconcile.Samples.here;
import static vn.lienthong.reconcile.Samples.newer;
import static vn.lienthong.reconcile.Samples.policy;
import static vn.lienthong.reconcile.Samples.there;
import static vn.lienthong.reconcile.Samples.told;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.lienthong.mapping.Authority;
import vn.lienthong.record.Base;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Outcome;
import vn.lienthong.record.Row;
import vn.lienthong.record.Standing;

/** What the ledger keeps of a record that a side did not take. */
class SetAsideTest {
  private static final Policy MANUAL = policy(Authority.MANUAL);
  private static final Aftermath AFTERMATH =
      new Aftermath(
          "m2", 5, NOW, (attempts, later) -> attempts > 2 ? null : NOW.plusSeconds(attempts * 60));
  private static final Outcome REFUSED =
      new Outcome.Refused(List.of(new Cause("constraint", null, "fk_cha")));
  private static final Outcome LATER = new Outcome.Later(Cause.of("locked"), null);
  private static final Outcome CHANGED = new Outcome.ChangedSince();

  private final Entry agreed =
      agreed(here("ten", "A", "loai", "XA"), there("ten", "A", "loai", "XA"));
  private final Sighting bothEdited = found(here("ten", "B", "loai", "XA"));
  private final Sighting otherEdited = found(newer(there("ten", "A", "loai", "BAN")));
  private final Decision merge = decide(MANUAL, agreed, bothEdited, otherEdited);
  private final Outcome takenHere = done(here("ten", "B", "loai", "BAN   "));

  @Test
  void parksWhatIsRefusedAndAdvancesWhatWasTaken() {
    Entry after = after(merge, agreed, bothEdited, otherEdited, takenHere, REFUSED);

    assertThat(after.standing()).isEqualTo(Standing.PARKED);
    assertThat(after.causes()).extracting(Cause::text).containsExactly("constraint (fk_cha)");
    assertThat(halves(after, "ten")).isEqualTo("A|A");
    assertThat(halves(after, "loai")).isEqualTo("BAN   |BAN");
    assertThat(after.attempts()).isEqualTo(1);
    assertThat(told(decide(MANUAL, after, found(taken()), otherEdited))).isEqualTo("KEEP");
  }

  @Test
  void writesDownThatASideChangedMeanwhileAndWhatTheOtherTook() {
    Entry after = after(merge, agreed, bothEdited, otherEdited, takenHere, CHANGED);

    assertThat(after.standing()).isEqualTo(Standing.WAITING);
    assertThat(after.seen()).as("decided anew, whatever is shown").isNull();
    assertThat(after.nextAttempt()).isNull();
    assertThat(after.attempts()).isZero();
    assertThat(halves(after, "loai")).isEqualTo("BAN   |BAN");
    assertThat(told(decide(MANUAL, after, found(taken()), otherEdited)))
        .isEqualTo("UPDATE N{ten=B}");
  }

  @Test
  void doesNotForgetAnEditThatTheNextReadingMayNotShow() {
    Sighting here = found(here("ten", "A", "loai", "XA"));
    Decision carry = decide(MANUAL, agreed, here, otherEdited);

    Entry after = after(carry, agreed, here, otherEdited, CHANGED, null);

    assertThat(after.standing()).isEqualTo(Standing.WAITING);
    assertThat(told(decide(MANUAL, after, here, Sighting.UNREAD))).isEqualTo("KEEP");
    assertThat(new Reconciliation(MANUAL).asks(after, here, Sighting.UNREAD)).isTrue();
  }

  @Test
  void whatWasNotTriedIsNotTakenForDone() {
    Entry after = after(merge, agreed, bothEdited, otherEdited, takenHere, null);

    assertThat(after.standing()).isEqualTo(Standing.WAITING);
    assertThat(halves(after, "ten")).isEqualTo("A|A");
  }

  @Test
  void triesAgainLaterAndGivesUpAfterTheLastAttempt() {
    Sighting there = found(there("ten", "A", "loai", "XA"));
    Decision carry = decide(MANUAL, agreed, bothEdited, there);
    Entry first = after(carry, agreed, bothEdited, there, null, LATER);
    Entry second = after(carry, first, bothEdited, there, null, LATER);
    Entry third = after(carry, second, bothEdited, there, null, LATER);

    assertThat(first.standing()).isEqualTo(Standing.WAITING);
    assertThat(first.nextAttempt()).isEqualTo(NOW.plusSeconds(60));
    assertThat(second.nextAttempt()).isEqualTo(NOW.plusSeconds(120));
    assertThat(third.standing()).isEqualTo(Standing.PARKED);
    assertThat(third.nextAttempt()).isNull();
    assertThat(third.attempts()).isEqualTo(3);
  }

  @Test
  void twoSidesThatPutItOffCountAsOneAttempt() {
    Entry after = after(merge, agreed, bothEdited, otherEdited, LATER, LATER);

    assertThat(after.attempts()).isEqualTo(1);
    assertThat(after.nextAttempt()).isEqualTo(NOW.plusSeconds(60));
  }

  @Test
  void waitsForWhatARefusedRecordNames() {
    Outcome orphan = new Outcome.Refused(List.of(Cause.of("missing-reference", "maCha")));

    Entry after = after(merge, agreed, bothEdited, otherEdited, takenHere, orphan);

    assertThat(after.standing()).isEqualTo(Standing.WAITING);
    assertThat(after.attempts()).isZero();
    assertThat(told(decide(MANUAL, after, found(taken()), otherEdited)))
        .isEqualTo("UPDATE N{ten=B}");
  }

  @Test
  void aParkedRecordKeepsWhatAnUnreadSideHeldSoThatItsEditIsNews() {
    Decision carry = decide(MANUAL, agreed, bothEdited, Sighting.UNREAD);

    Entry parked = after(carry, agreed, bothEdited, Sighting.UNREAD, null, REFUSED);

    Sighting as = found(there("ten", "A", "loai", "XA"));
    assertThat(told(decide(MANUAL, parked, bothEdited, as))).isEqualTo("KEEP");
    assertThat(told(decide(MANUAL, parked, bothEdited, otherEdited)))
        .isEqualTo("UPDATE P{loai=BAN} N{ten=B}");
  }

  @Test
  void waitingKeepsSinceWhenItBegan() {
    List<Cause> causes = List.of(Cause.of("missing-reference", "maCha"));
    Entry first = AFTERMATH.waiting(KEY, agreed, causes);
    Aftermath laterRun =
        new Aftermath("m2", 6, NOW.plus(Duration.ofDays(1)), (attempts, later) -> null);

    assertThat(first.base()).isEqualTo(agreed.base());
    assertThat(laterRun.waiting(KEY, first, causes).since()).isEqualTo(NOW);
    assertThat(AFTERMATH.waiting(KEY, null, causes).base()).isNull();
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
