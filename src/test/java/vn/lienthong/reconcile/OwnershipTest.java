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

import org.junit.jupiter.api.Test;
import vn.lienthong.mapping.Authority;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Row;
import vn.lienthong.record.Side;

/** Whose a row is, and what only its owner may do. */
class OwnershipTest {
  private static final Policy NATIONAL = policy(Authority.NATIONAL);
  private static final Policy MANUAL = policy(Authority.MANUAL);
  private final Entry agreed =
      agreed(here("ten", "A", "loai", "XA"), there("ten", "A", "loai", "XA"));

  @Test
  void theFieldThatDecidesWhoseARowIsNeedsTheOldAuthority() {
    Policy byRow = Samples.policyByRow();
    Entry village = agreed(here("ten", "A", "cap", "THON"), there("ten", "A", "cap", "THON"));
    Row village1 = here("ten", "A", "cap", "THON");
    Row commune2 = newer(there("ten", "A", "cap", "XA"));

    assertThat(told(decide(byRow, village, found(village1), found(commune2))))
        .isEqualTo("CONFLICT needs-authority(cap)");
    assertThat(
            told(
                decide(
                    byRow,
                    village,
                    found(here("ten", "A", "cap", "XA")),
                    found(there("ten", "A", "cap", "THON")))))
        .isEqualTo("UPDATE N{cap=XA}");
  }

  @Test
  void aPersonMayRuleEitherWayOnWhatNeedsAuthority() {
    Reconciliation byRow = new Reconciliation(Samples.policyByRow());
    Entry village = agreed(here("ten", "A", "cap", "THON"), there("ten", "A", "cap", "THON"));
    Sighting here = found(here("ten", "A", "cap", "THON"));
    Sighting there = found(newer(there("ten", "A", "cap", "XA")));

    assertThat(told(byRow.ruledFor(Side.NATION).decide(Samples.KEY, village, here, there)))
        .isEqualTo("UPDATE P{cap=XA}");
    assertThat(told(byRow.ruledFor(Side.PROVINCE).decide(Samples.KEY, village, here, there)))
        .isEqualTo("UPDATE N{cap=THON} -N.cap");
  }

  @Test
  void whoseARowIsIsJudgedByTheBaseAndNotByAnEdit() {
    Policy byRow = Samples.policyByRow();
    Entry village = agreed(here("ten", "A", "cap", "THON"), there("ten", "A", "cap", "THON"));
    Sighting here = found(here("ten", "B", "cap", "THON"));
    Sighting there = found(newer(there("ten", "C", "cap", "XA")));

    assertThat(told(decide(byRow, village, here, there)))
        .isEqualTo("UPDATE N{ten=B} -N.ten needs-authority(cap)");
  }

  @Test
  void paddingDoesNotHideWhoseARowIs() {
    Policy byRow = Samples.policyByRow();
    Entry village = agreed(here("ten", "A", "cap", "THON  "), there("ten", "A", "cap", "THON  "));

    assertThat(
            told(
                decide(
                    byRow,
                    village,
                    found(here("ten", "B", "cap", "THON  ")),
                    found(newer(there("ten", "C", "cap", "THON  "))))))
        .isEqualTo("UPDATE N{ten=B} -N.ten");
  }

  @Test
  void endingARecordByItsFieldIsTheAuthoritysToo() {
    Sighting ended = found(here("ten", "A", "loai", "XA", "hieuLucDen", "2026-10-01"));
    Sighting there = found(there("ten", "A", "loai", "XA"));

    assertThat(told(decide(NATIONAL, agreed, ended, there)))
        .isEqualTo("CONFLICT needs-authority(hieuLucDen)");
    assertThat(told(decide(policy(Authority.PROVINCE), agreed, ended, there)))
        .isEqualTo("RETIRE N{hieuLucDen=2026-10-01}");
  }
}
