package vn.lienthong.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.reconcile.Samples.agreed;
import static vn.lienthong.reconcile.Samples.decide;
import static vn.lienthong.reconcile.Samples.found;
import static vn.lienthong.reconcile.Samples.here;
import static vn.lienthong.reconcile.Samples.newer;
import static vn.lienthong.reconcile.Samples.policy;
import static vn.lienthong.reconcile.Samples.there;
import static vn.lienthong.reconcile.Samples.told;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import vn.lienthong.mapping.Authority;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Handle;
import vn.lienthong.record.Row;
import vn.lienthong.record.Side;
import vn.lienthong.record.Standing;
import vn.lienthong.record.Write;

/** The table's cells are in {@link DecisionTableTest}; here is what a cell does not show. */
class PresenceTest {
  private static final Policy NATIONAL = policy(Authority.NATIONAL);
  private static final Policy PROVINCE = policy(Authority.PROVINCE);
  private final Entry agreed = agreed(here("ten", "A"), there("ten", "A"));

  @Test
  void retirementThatRemovesKeepsTheWholeRowAsLosers() {
    Decision decision =
        decide(Samples.removing(NATIONAL), agreed, found(here("ten", "A")), Sighting.GONE);

    assertThat(told(decision)).isEqualTo("RETIRE P{} -P.ma -P.ten");
    assertThat(Objects.requireNonNull(decision.toProvince()).expected())
        .isEqualTo(here("ten", "A"));
  }

  @Test
  void whatEndedBeforeOnTheOtherSideKeepsItsDay() {
    Entry ended =
        agreed(
            here("ten", "A", "hieuLucDen", "2025-06-30"),
            there("ten", "A", "hieuLucDen", "2025-06-30"));
    Sighting here = found(here("ten", "A", "hieuLucDen", "2025-06-30"));

    assertThat(told(decide(NATIONAL, ended, here, Sighting.GONE))).isEqualTo("ADOPT");
  }

  @Test
  void aDayStillToComeIsBroughtForward() {
    Entry entry =
        agreed(
            here("ten", "A", "hieuLucDen", "2027-01-01"),
            there("ten", "A", "hieuLucDen", "2027-01-01"));
    Sighting here = found(here("ten", "A", "hieuLucDen", "2027-01-01"));

    assertThat(told(decide(NATIONAL, entry, here, Sighting.GONE)))
        .isEqualTo("RETIRE P{hieuLucDen=2026-11-21} -P.hieuLucDen");
  }

  @Test
  void whoseAnEndedRowIsIsJudgedByTheSideThatStillHoldsIt() {
    Entry villageEnded = agreed(null, there("ten", "A", "cap", "THON", "hieuLucDen", "2026-01-01"));
    Sighting revived = found(there("ten", "A", "cap", "THON"));

    assertThat(told(decide(Samples.policyByRow(), villageEnded, Sighting.GONE, revived)))
        .isEqualTo("CONFLICT revived");
  }

  @Test
  void learnsANewVersionOfAnEndedRow() {
    Row left = there("ten", "A", "hieuLucDen", "2026-01-01");
    Entry ended = agreed(null, left);

    assertThat(told(decide(PROVINCE, ended, Sighting.GONE, found(left)))).isEqualTo("NOTHING");
    assertThat(told(decide(PROVINCE, ended, Sighting.GONE, found(newer(left))))).isEqualTo("ADOPT");
  }

  @Test
  void ruledToStayEndedItIsTheSameRowOnBothSides() {
    Row left = here("ten", "A", "hieuLucDen", "2026-01-01");
    Entry ended = agreed(left, null);
    Reconciliation ruled = new Reconciliation(NATIONAL).ruledFor(Side.PROVINCE);

    assertThat(told(ruled.decide(Samples.KEY, ended, found(left), found(there("ten", "C")))))
        .isEqualTo("RETIRE N{ten=A, hieuLucDen=2026-01-01} -N.ten -N.hieuLucDen");
  }

  @Test
  void aRecordBroughtBackIsNoFirstContact() {
    Entry ended = agreed(here("ten", "A", "hieuLucDen", "2026-01-01"), null);
    Sighting here = found(here("ten", "A", "hieuLucDen", "2026-01-01"));

    assertThat(decide(NATIONAL, ended, here, found(there("ten", "A"))).firstContact()).isFalse();
    assertThat(decide(NATIONAL, ended, Sighting.GONE, found(there("ten", "A"))).firstContact())
        .isFalse();
  }

  @Test
  void whatIsCreatedHasAllFieldsComposedAndIsExpectedNotToBeThere() {
    Decision decision =
        decide(NATIONAL, null, found(here("ten", "Te\u0300n ", "ghiChu", " ")), Sighting.GONE);

    Write write = Objects.requireNonNull(decision.toNation());
    assertThat(write.expected()).isNull();
    assertThat(write.values()).containsEntry("ten", "T\u00E8n").containsEntry("ghiChu", null);
    assertThat(decision.firstContact()).isTrue();
  }

  @Test
  void whatTheContractRefusesIsNotCreatedAtTheNation() {
    Policy refusing = Samples.refusing(NATIONAL, Cause.of("missing", "ten"));

    assertThat(told(decide(refusing, null, found(here()), Sighting.GONE)))
        .isEqualTo("PARK missing (ten)");
    assertThat(told(decide(refusing, null, Sighting.GONE, found(there("ten", "A")))))
        .as("what the nation holds already is not refused to the province")
        .startsWith("CREATE P");
  }

  @Test
  void aRecordParkedBeforeAnythingWasAgreedIsForgottenWhenItsRowGoes() {
    Entry parked =
        Samples.entry(Standing.PARKED, null, Seen.of(found(here("ten", "A")), Sighting.GONE), null);

    assertThat(told(decide(PROVINCE, parked, Sighting.GONE, Sighting.GONE))).isEqualTo("FORGET");
  }

  @Test
  void anotherRecordUnderTheSameKeyMayHaveALowerVersion() {
    Row other =
        new Row(
            Samples.KEY,
            there("ten", "A").values(),
            new Handle("TW:other", 1, false),
            java.util.List.of());

    assertThat(told(decide(PROVINCE, agreed, found(here("ten", "A")), found(other))))
        .isEqualTo("ADOPT");
  }

  @Test
  void anOlderVersionStaysParkedUntilTheNationHasCaughtUp() {
    Sighting here = found(here("ten", "A"));
    Sighting older = found(Samples.row(Samples.VERSION - 2, "ten", "A"));
    Entry parked = Samples.aside(agreed, Standing.PARKED, here, older);

    assertThat(told(decide(PROVINCE, agreed, here, older))).isEqualTo("PARK version-went-back");
    assertThat(told(decide(PROVINCE, parked, here, older))).isEqualTo("KEEP");
    assertThat(
            told(decide(PROVINCE, parked, here, found(Samples.row(Samples.VERSION, "ten", "A")))))
        .isEqualTo("ADOPT");
  }

  @Test
  void asksForWhatIsNotInStepAndWasNotRead() {
    Reconciliation reconciliation = new Reconciliation(NATIONAL);
    Sighting here = found(here("ten", "B"));
    Entry conflict = Samples.aside(agreed, Standing.CONFLICT, here, found(there("ten", "C")));

    assertThat(reconciliation.asks(agreed, here, Sighting.UNREAD)).as("in step").isFalse();
    assertThat(reconciliation.asks(null, here, Sighting.UNREAD)).as("unknown").isFalse();
    assertThat(reconciliation.asks(conflict, here, Sighting.UNREAD)).as("as it was").isFalse();
    assertThat(reconciliation.asks(conflict, found(here("ten", "D")), Sighting.UNREAD))
        .as("changed here")
        .isTrue();
    assertThat(reconciliation.asks(Samples.due(conflict), here, Sighting.UNREAD))
        .as("due")
        .isTrue();
  }
}
