package vn.lienthong.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.reconcile.Samples.agreed;
import static vn.lienthong.reconcile.Samples.found;
import static vn.lienthong.reconcile.Samples.here;
import static vn.lienthong.reconcile.Samples.policy;
import static vn.lienthong.reconcile.Samples.told;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import vn.lienthong.mapping.Authority;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Outcome;
import vn.lienthong.record.Row;
import vn.lienthong.record.Side;
import vn.lienthong.record.Standing;

/** A program on one side undoes what the other side writes, again and again. */
class FlappingTest {
  private static final Reconciliation RULES = new Reconciliation(policy(Authority.NATIONAL));
  private Entry entry = agreed(here("ten", "A"), Samples.there("ten", "A"));
  private String province = "A";
  private String nation = "A";

  @Test
  void theThirdReturnToTheValueBeforeIsHeld() {
    edit(Side.NATION, "B");
    edit(Side.PROVINCE, "A");
    edit(Side.NATION, "B");

    assertThat(told(decide(Side.PROVINCE, "A"))).isEqualTo("CONFLICT flapping(ten)");
  }

  @Test
  void aNewValueIsNoReturn() {
    edit(Side.NATION, "B");
    edit(Side.PROVINCE, "A");
    edit(Side.NATION, "B");

    assertThat(told(decide(Side.PROVINCE, "C"))).isEqualTo("UPDATE N{ten=C}");
  }

  @Test
  void twoReturnsWithAnotherValueBetweenStartTheCountAgain() {
    edit(Side.NATION, "B");
    edit(Side.PROVINCE, "A");
    edit(Side.NATION, "C");
    edit(Side.PROVINCE, "A");
    edit(Side.NATION, "C");

    assertThat(told(decide(Side.PROVINCE, "A"))).isEqualTo("CONFLICT flapping(ten)");
  }

  @Test
  void aReturnIsKnownByTheSidesOwnFormOfIt() {
    entry = agreed(here("ten", "a"), Samples.there("ten", "A"));
    province = "a";
    edit(Side.NATION, "B", "b", "B");
    edit(Side.PROVINCE, "a", "a", "A");
    edit(Side.NATION, "B", "b", "B");

    assertThat(told(decide(Side.PROVINCE, "a"))).isEqualTo("CONFLICT flapping(ten)");
  }

  @Test
  void aPersonsRulingIsCarriedOutAndStartsTheCountAgain() {
    edit(Side.NATION, "B");
    edit(Side.PROVINCE, "A");
    edit(Side.NATION, "B");
    settle(RULES.ruledFor(Side.PROVINCE).decide(Samples.KEY, entry, seen("A"), there(nation)));
    province = "A";
    nation = "A";

    assertThat(entry.standing()).isEqualTo(Standing.IN_STEP);
    assertThat(told(decide(Side.NATION, "B"))).isEqualTo("UPDATE P{ten=B}");
  }

  @Test
  void aRulingForTheOtherSidePutsItsValueBack() {
    edit(Side.NATION, "B");
    edit(Side.PROVINCE, "A");
    edit(Side.NATION, "B");

    assertThat(
            told(RULES.ruledFor(Side.NATION).decide(Samples.KEY, entry, seen("A"), there(nation))))
        .isEqualTo("UPDATE P{ten=B} -P.ten");
  }

  private void edit(Side side, String value) {
    edit(side, value, value, value);
  }

  /** One side's edit, carried over and settled. */
  private void edit(Side side, String value, String provinceForm, String nationForm) {
    Decision decision = decide(side, value);
    province = provinceForm;
    nation = nationForm;
    assertThat(decision.kind()).isEqualTo(Decision.Kind.UPDATE);
    settle(decision, side);
  }

  private Decision decide(Side side, String value) {
    return side == Side.PROVINCE
        ? RULES.decide(Samples.KEY, entry, seen(value), there(nation))
        : RULES.decide(Samples.KEY, entry, seen(province), there(value));
  }

  private void settle(Decision decision) {
    Row after = Samples.there("ten", "A");
    settle(decision, seen("A"), there(nation), null, new Outcome.Done(after));
  }

  private void settle(Decision decision, Side editor) {
    Outcome done =
        new Outcome.Done(
            editor == Side.NATION ? here("ten", province) : Samples.there("ten", nation));
    settle(
        decision,
        seen(province),
        there(nation),
        editor == Side.NATION ? done : null,
        editor == Side.PROVINCE ? done : null);
  }

  private void settle(
      Decision decision, Sighting here, Sighting there, Outcome atProvince, Outcome atNation) {
    Aftermath aftermath =
        new Aftermath(Samples.MAPPING, 2, Samples.NOW, (attempts, later) -> Samples.NOW);
    entry =
        Objects.requireNonNull(
            aftermath.entry(
                decision, entry, here, there, new Aftermath.Done(atProvince, atNation)));
  }

  private static Sighting seen(String value) {
    return found(here("ten", value));
  }

  private static Sighting there(String value) {
    return found(Samples.there("ten", value));
  }
}
