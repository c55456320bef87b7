package vn.lienthong.reconcile.history;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * Whatever users do, once they stop the sides are in step after two cycles and the third does
 * nothing; no uncontested edit is lost; no contested value is dropped without being kept; only the
 * authority ends a record, and not being read ends none.
 */
class HistoriesTest {
  @Property(tries = 10_000, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void everyHistoryComesToRestWithNothingLost(@ForAll long seed) {
    new History(seed, new Engine()).run();
  }
}
