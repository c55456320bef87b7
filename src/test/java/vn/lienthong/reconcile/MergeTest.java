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

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.lienthong.mapping.Authority;
import vn.lienthong.mapping.RowAuthority;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Row;

class MergeTest {
  private static final Policy NATIONAL = policy(Authority.NATIONAL);
  private static final Policy MANUAL = policy(Authority.MANUAL);
  private final Entry agreed =
      agreed(here("ten", "A", "loai", "XA"), there("ten", "A", "loai", "XA"));

  @Test
  void carriesEachSidesOwnFieldToTheOther() {
    assertThat(merge(MANUAL, here("ten", "B", "loai", "XA"), there("ten", "A", "loai", "BAN")))
        .isEqualTo("UPDATE P{loai=BAN} N{ten=B}");
  }

  @Test
  void carriesAnEditOverEvenIfItsSideIsNotTheAuthority() {
    assertThat(merge(NATIONAL, here("ten", "B", "loai", "XA"), there("ten", "A", "loai", "XA")))
        .isEqualTo("UPDATE N{ten=B}");
  }

  @Test
  void carriesAClearedFieldAsNull() {
    assertThat(merge(NATIONAL, here("ten", "A", "loai", "XA"), there("ten", "A", "loai", null)))
        .isEqualTo("UPDATE P{loai=null}");
  }

  @Test
  void holdsOnlyTheContestedFieldAndCarriesTheRest() {
    assertThat(merge(MANUAL, here("ten", "B", "loai", "BAN"), there("ten", "C", "loai", "XA")))
        .isEqualTo("UPDATE N{loai=BAN} both-changed(ten)");
  }

  @Test
  void keepsAClearedValueAsLoserToo() {
    assertThat(merge(NATIONAL, here("ten", null, "loai", "XA"), there("ten", "C", "loai", "XA")))
        .isEqualTo("UPDATE P{ten=C} -P.ten");
  }

  @Test
  void adoptsWhatBothSidesChangedToTheSame() {
    assertThat(merge(MANUAL, here("ten", "B", "loai", "XA"), there("ten", "B", "loai", "XA")))
        .isEqualTo("ADOPT");
  }

  @Test
  void fieldsThatGoTogetherAreMergedAsOne() {
    Policy together = together(Authority.MANUAL);

    assertThat(merge(together, here("ten", "B", "loai", "XA"), there("ten", "A", "loai", "BAN")))
        .isEqualTo("CONFLICT both-changed(ten) both-changed(loai)");
    assertThat(merge(together, here("ten", "B", "loai", "BAN"), there("ten", "A", "loai", "XA")))
        .isEqualTo("UPDATE N{ten=B, loai=BAN}");
  }

  @Test
  void theAuthoritysGroupIsTakenWholeAndTheOtherKeptWhole() {
    assertThat(
            merge(
                together(Authority.NATIONAL),
                here("ten", "B", "loai", "XA"),
                there("ten", "A", "loai", "BAN")))
        .isEqualTo("UPDATE P{ten=A, loai=BAN} -P.ten -P.loai");
  }

  @Test
  void aFieldMayHaveItsOwnAuthority() {
    Policy byField =
        policy(
            new RowAuthority(List.of(), Authority.NATIONAL),
            Map.of("ten", Authority.PROVINCE),
            List.of());

    assertThat(merge(byField, here("ten", "B", "loai", "P"), there("ten", "C", "loai", "N")))
        .isEqualTo("UPDATE P{loai=N} N{ten=B} -N.ten -P.loai");
  }

  @Test
  void normalFormAndTrailingBlanksAreNoDifference() {
    Row composed = here("ten", "M\u01B0\u1EDDng T\u00E8");
    Row decomposed = there("ten", "M\u01B0\u01A1\u0300ng Te\u0300  ");
    Row otherForm = newer(there("ten", "M\u01B0\u1EDDng Te\u0300"));

    assertThat(told(decide(MANUAL, null, found(composed), found(decomposed)))).isEqualTo("ADOPT");
    Entry entry = agreed(composed, there("ten", "M\u01B0\u1EDDng T\u00E8"));
    assertThat(told(decide(MANUAL, entry, found(composed), found(otherForm)))).isEqualTo("ADOPT");
  }

  @Test
  void whatIsWrittenIsComposedAndHasNoTrailingBlanks() {
    Row edited = newer(there("ten", "Te\u0300n mo\u031B\u0301i ", "loai", "XA"));

    assertThat(decide(MANUAL, agreed, found(here("ten", "A", "loai", "XA")), found(edited)))
        .satisfies(
            d ->
                assertThat(java.util.Objects.requireNonNull(d.toProvince()).values())
                    .containsExactly(Map.entry("ten", "T\u00E8n m\u1EDBi")));
  }

  @Test
  void aSideThatTrimsRoundsOrPadsMakesNoEcho() {
    Entry rewritten = agreed(here("ten", "12.35", "loai", "XA    "), there("ten", "12.3456"));
    Row same = here("ten", "12.35", "loai", "XA    ");

    assertThat(told(decide(MANUAL, rewritten, found(same), found(there("ten", "12.3456")))))
        .isEqualTo("NOTHING");
    assertThat(told(decide(MANUAL, rewritten, found(same), found(newer(there("ten", "12.3478"))))))
        .isEqualTo("UPDATE P{ten=12.3478}");
    assertThat(
            told(
                decide(
                    MANUAL,
                    rewritten,
                    found(here("ten", "12.4", "loai", "XA    ")),
                    found(there("ten", "12.3456")))))
        .isEqualTo("UPDATE N{ten=12.4}");
  }

  @Test
  void anotherFormOfTheSameTextIsNoEditOfARewrittenField() {
    Entry upper = agreed(here("ten", "NA"), there("ten", "na"));

    assertThat(told(decide(MANUAL, upper, found(here("ten", "NA")), found(there("ten", "na ")))))
        .isEqualTo("ADOPT");
    assertThat(told(decide(MANUAL, upper, found(here("ten", "MO")), found(there("ten", "na ")))))
        .isEqualTo("UPDATE N{ten=MO}");
  }

  @Test
  void aMergedRowThatTheContractRefusesIsParkedWhole() {
    Policy refusing = Samples.refusing(MANUAL, Cause.of("too-long", "ten"));

    assertThat(merge(refusing, here("ten", "B", "loai", "XA"), there("ten", "A", "loai", "BAN")))
        .isEqualTo("PARK too-long (ten)");
    assertThat(merge(refusing, here("ten", "A", "loai", "XA"), there("ten", "A", "loai", "BAN")))
        .as("nothing goes to the nation")
        .isEqualTo("UPDATE P{loai=BAN}");
  }

  @Test
  void aRowWithFaultsIsParkedUntilItIsMended() {
    Row faulty = Samples.faulty(here("ten", "B", "loai", "XA"), "not-a-date");
    Sighting there = found(there("ten", "A", "loai", "XA"));

    assertThat(told(decide(MANUAL, agreed, found(faulty), there))).isEqualTo("PARK not-a-date");
    Entry parked = Samples.aside(agreed, vn.lienthong.record.Standing.PARKED, found(faulty), there);
    assertThat(told(decide(MANUAL, parked, found(faulty), there))).isEqualTo("KEEP");
    assertThat(told(decide(MANUAL, parked, found(here("ten", "B", "loai", "XA")), there)))
        .as("mended, though the values that could be read are the same")
        .isEqualTo("UPDATE N{ten=B}");
  }

  private String merge(Policy policy, Row here, Row there) {
    return told(decide(policy, agreed, found(here), found(newer(there))));
  }

  private static Policy together(Authority authority) {
    return policy(
        new RowAuthority(List.of(), authority), Map.of(), List.of(List.of("ten", "loai")));
  }
}
