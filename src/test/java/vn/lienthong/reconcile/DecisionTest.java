package vn.lienthong.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.reconcile.Samples.agreed;
import static vn.lienthong.reconcile.Samples.decide;
import static vn.lienthong.reconcile.Samples.found;
import static vn.lienthong.reconcile.Samples.here;
import static vn.lienthong.reconcile.Samples.newer;
import static vn.lienthong.reconcile.Samples.policy;
import static vn.lienthong.reconcile.Samples.there;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import vn.lienthong.mapping.Authority;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Entry;

/** What an approval names. */
class DecisionTest {
  private static final Policy NATIONAL = policy(Authority.NATIONAL);
  private final Entry agreed = agreed(here("ten", "A"), there("ten", "A"));

  @Test
  void theSameDecisionAboutTheSameRowsHasTheSameFingerprint() {
    assertThat(edited("B").fingerprint()).isEqualTo(edited("B").fingerprint());
  }

  @Test
  void aNewVersionOfTheSameRowLeavesTheDecisionTheSame() {
    Decision now =
        decide(NATIONAL, agreed, found(here("ten", "B")), found(newer(there("ten", "A"))));

    assertThat(now.fingerprint()).isEqualTo(edited("B").fingerprint());
  }

  @Test
  void anythingElseHasAnotherFingerprint() {
    Sighting here = found(here("ten", "A"));
    Sighting there = found(there("ten", "A"));
    List<Decision> decisions =
        List.of(
            edited("B"),
            edited("C"),
            edited(null),
            decide(NATIONAL, agreed, found(here("ten", "A", "loai", "B")), there),
            decide(NATIONAL, agreed, found(here("ten", "B", "loai", "B")), there),
            decide(NATIONAL, agreed, here, found(there("ten", "B"))),
            decide(NATIONAL, null, found(here("ten", "B")), Sighting.GONE),
            decide(NATIONAL, null, Sighting.GONE, found(there("ten", "B"))),
            decide(NATIONAL, agreed, here, Sighting.GONE),
            decide(NATIONAL, agreed, found(here("ten", "A", "loai", "B")), Sighting.GONE),
            decide(NATIONAL, agreed, Sighting.GONE, there),
            Decision.conflict(Samples.KEY, "revived"),
            Decision.conflict(Samples.KEY, "deleted"),
            Decision.parked(Samples.KEY, List.of(Cause.of("a"))),
            Decision.parked(Samples.KEY, List.of(Cause.of("b"))),
            Decision.of(vn.lienthong.record.Key.of("1"), Decision.Kind.FORGET),
            Decision.of(vn.lienthong.record.Key.of("2"), Decision.Kind.FORGET));

    Set<Long> prints = new TreeSet<>();
    decisions.forEach(decision -> prints.add(decision.fingerprint()));

    assertThat(prints).hasSameSizeAs(decisions);
  }

  @Test
  void aValueOfTheRowThatIsWrittenToIsPartOfIt() {
    Sighting here = found(here("ten", "B"));
    Decision planned = decide(NATIONAL, agreed, here, found(there("ten", "A")));
    Entry other = agreed(here("ten", "A"), there("ten", "A", "ghiChu", "x"));
    Decision now = decide(NATIONAL, other, here, found(there("ten", "A", "ghiChu", "x")));

    assertThat(now.toNation()).isNotEqualTo(planned.toNation());
    assertThat(now.fingerprint()).isNotEqualTo(planned.fingerprint());
  }

  private Decision edited(String ten) {
    return decide(NATIONAL, agreed, found(here("ten", ten)), found(there("ten", "A")));
  }
}
