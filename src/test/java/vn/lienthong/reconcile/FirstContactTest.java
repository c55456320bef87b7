package vn.lienthong.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.reconcile.Samples.agreed;
import static vn.lienthong.reconcile.Samples.decide;
import static vn.lienthong.reconcile.Samples.found;
import static vn.lienthong.reconcile.Samples.here;
import static vn.lienthong.reconcile.Samples.policy;
import static vn.lienthong.reconcile.Samples.there;
import static vn.lienthong.reconcile.Samples.told;

import org.junit.jupiter.api.Test;
import vn.lienthong.mapping.Authority;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Row;

/** Fields of which nothing was ever agreed. */
class FirstContactTest {
  private static final Policy NATIONAL = policy(Authority.NATIONAL);
  private static final Policy MANUAL = policy(Authority.MANUAL);
  private final Entry agreed =
      agreed(here("ten", "A", "loai", "XA"), there("ten", "A", "loai", "XA"));

  @Test
  void aNewFieldOfTheMappingMeetsTheOtherSideForTheFirstTime() {
    Entry withoutLoai = Samples.without(agreed, "loai");
    Row here = here("ten", "A", "loai", "P");

    assertThat(decide(MANUAL, withoutLoai, found(here), found(there("ten", "A", "loai", "N"))))
        .satisfies(d -> assertThat(told(d)).isEqualTo("CONFLICT both-changed(loai)"))
        .satisfies(d -> assertThat(d.firstContact()).isTrue());
    assertThat(told(decide(MANUAL, withoutLoai, found(here), found(there("ten", "A")))))
        .isEqualTo("UPDATE N{loai=P}");
    assertThat(
            told(decide(MANUAL, withoutLoai, found(here), found(there("ten", "A", "loai", "P")))))
        .isEqualTo("ADOPT");
  }

  @Test
  void aNewFieldOfTheMappingWaitsUntilBothSidesAreRead() {
    Entry withoutLoai = Samples.without(agreed, "loai");
    Row here = here("ten", "B", "loai", "P");

    assertThat(told(decide(MANUAL, withoutLoai, found(here), Sighting.UNREAD)))
        .isEqualTo("UPDATE N{ten=B}");
  }

  @Test
  void atFirstContactSomethingWinsOverNothing() {
    assertThat(
            told(
                decide(
                    MANUAL,
                    null,
                    found(here("ten", "A", "loai", "XA")),
                    found(there("ten", "A", "ghiChu", "x")))))
        .isEqualTo("UPDATE P{ghiChu=x} N{loai=XA}");
  }

  @Test
  void atFirstContactNothingEndsARecordAgainstItsAuthority() {
    Sighting ended = found(here("ten", "A", "hieuLucDen", "2026-01-01"));

    assertThat(told(decide(NATIONAL, null, ended, found(there("ten", "A")))))
        .isEqualTo("UPDATE P{hieuLucDen=null} -P.hieuLucDen");
    assertThat(told(decide(MANUAL, null, ended, found(there("ten", "A")))))
        .isEqualTo("CONFLICT both-changed(hieuLucDen)");
  }

  @Test
  void atFirstContactTheAuthorityDecidesWhatDiffers() {
    assertThat(told(decide(NATIONAL, null, found(here("ten", "B")), found(there("ten", "C")))))
        .isEqualTo("UPDATE P{ten=C} -P.ten");
  }
}
