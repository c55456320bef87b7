package vn.lienthong.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.reconcile.Samples.KEY;
import static vn.lienthong.reconcile.Samples.MAPPING;
import static vn.lienthong.reconcile.Samples.NOW;
import static vn.lienthong.reconcile.Samples.found;
import static vn.lienthong.reconcile.Samples.here;
import static vn.lienthong.reconcile.Samples.newer;
import static vn.lienthong.reconcile.Samples.there;

import org.junit.jupiter.api.Test;
import vn.lienthong.mapping.Authority;
import vn.lienthong.record.Base;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Held;
import vn.lienthong.record.Intent;
import vn.lienthong.record.Row;
import vn.lienthong.record.Side;

/** A run ended between writing and settling; what the next one makes of what it finds. */
class ArrivalTest {
  private static final Reconciliation PROVINCIAL =
      new Reconciliation(Samples.policy(Authority.PROVINCE));

  @Test
  void aUserWhoWroteTheSameAsWeMeantToLosesNothing() {
    Entry before = Samples.agreed(here("loai", null), there("loai", null));
    Row edited = newer(there("loai", "Sìn Hồ"));
    Intent unwritten = intent(Side.PROVINCE, before, here("loai", null), edited);

    Row typed = here("loai", "Sìn Hồ");
    Row takenBack = newer(newer(there("loai", null)));
    Decision next =
        PROVINCIAL.decide(KEY, recovered(unwritten, before, typed), found(typed), found(takenBack));

    assertThat(next.toProvince()).isNotNull();
    assertThat(next.losers()).containsExactly(new Lost("loai", Side.PROVINCE, "Sìn Hồ"));
  }

  @Test
  void ofARecordBroughtBackTheBaseHasAlsoWhatNeededNoWriting() {
    Entry ended = Samples.agreed(null, there("loai", "Sìn Hồ", "hieuLucDen", "2026-11-01"));
    Row back = here("ten", "Mường Tè", "loai", "Sìn Hồ");
    Intent written =
        intent(Side.NATION, ended, back, there("loai", "Sìn Hồ", "hieuLucDen", "2026-11-01"));

    Row arrived = newer(there("ten", "Mường Tè", "loai", "Sìn Hồ"));
    Row emptied = here("ten", "Mường Tè", "loai", null);
    Decision next =
        PROVINCIAL.decide(KEY, recovered(written, ended, arrived), found(emptied), found(arrived));

    assertThat(next.toNation()).isNotNull();
    assertThat(next.toNation().values()).containsOnlyKeys("loai").containsEntry("loai", null);
  }

  @Test
  void soHasItWhereASideWasNotReadAndCountsAsItWasLeft() {
    Entry ended = Samples.agreed(null, there("loai", "Sìn Hồ", "hieuLucDen", "2026-11-01"));
    Sighting back = found(here("ten", "Mường Tè", "loai", "Sìn Hồ"));
    Decision revived = PROVINCIAL.decide(KEY, ended, back, Sighting.UNREAD);

    Intent written =
        Arrival.intent(revived, Side.NATION, ended, back, Sighting.UNREAD, 1, NOW).orElseThrow();

    assertThat(written.base().fields()).containsEntry("loai", Held.of("Sìn Hồ", "Sìn Hồ"));
  }

  /** Otherwise it would be written once more, just as it is. */
  @Test
  void whatTheTableRoundsIsKnownAgain() {
    Entry before = Samples.agreed(here("loai", "1"), there("loai", "1"));
    Intent meant =
        intent(Side.PROVINCE, before, here("loai", "1"), newer(there("loai", "2845.1234")));
    Row rounded = here("loai", "2845.12");
    assertThat(Arrival.base(before.base(), meant, found(rounded))).isEmpty();

    Intent seen = Arrival.seen(meant, (field, value) -> field.equals("loai") ? "2845.12" : value);

    Held area =
        Arrival.base(before.base(), seen, found(rounded)).orElseThrow().fields().get("loai");
    assertThat(area.province()).isEqualTo("2845.12");
    assertThat(area.nation()).isEqualTo("2845.1234");
  }

  @Test
  void anOlderWriteThatArrivesAfterANewerOneUndoesIt() {
    Entry first = Samples.agreed(here("loai", "một"), there("loai", "một"));
    Intent older = intent(Side.NATION, first, here("loai", "hai"), there("loai", "một"));
    Base newer = Samples.agreed(here("loai", "ba"), there("loai", "ba")).base();
    Sighting late = found(there("loai", "hai"));

    assertThat(Arrival.undoes(newer, older, late)).isTrue();
    assertThat(Arrival.undoes(null, older, late)).isTrue();
  }

  @Test
  void itUndoesNothingWhereItIsNotSeenOrWasAgreedOn() {
    Entry first = Samples.agreed(here("loai", "một"), there("loai", "một"));
    Intent older = intent(Side.NATION, first, here("loai", "hai"), there("loai", "một"));
    Base newer = Samples.agreed(here("loai", "ba"), there("loai", "ba")).base();
    Base same = Samples.agreed(here("loai", "hai"), there("loai", "hai")).base();

    assertThat(Arrival.undoes(newer, older, found(there("loai", "ba")))).isFalse();
    assertThat(Arrival.undoes(newer, older, Sighting.GONE)).isFalse();
    assertThat(Arrival.undoes(same, older, found(there("loai", "hai")))).isFalse();
  }

  private static Intent intent(Side side, Entry entry, Row province, Row nation) {
    Decision decision = PROVINCIAL.decide(KEY, entry, found(province), found(nation));
    return Arrival.intent(decision, side, entry, found(province), found(nation), 1, NOW)
        .orElseThrow();
  }

  private static Entry recovered(Intent intent, Entry entry, Row seen) {
    return Arrival.entry(
        intent, entry, Arrival.base(entry.base(), intent, found(seen)).orElseThrow(), MAPPING);
  }
}
