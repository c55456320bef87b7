package vn.lienthong.reconcile.history;

import java.time.Instant;
import java.util.List;
import vn.lienthong.reconcile.Aftermath;
import vn.lienthong.reconcile.Decision;
import vn.lienthong.reconcile.Policy;
import vn.lienthong.reconcile.Reconciliation;
import vn.lienthong.reconcile.Sighting;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Key;
import vn.lienthong.record.Side;
import vn.lienthong.record.Standing;

/** What is under test, so that a broken one can be put in its place. */
class Engine {
  boolean asks(Policy policy, Entry entry, Sighting province, Sighting nation) {
    return new Reconciliation(policy).asks(entry, province, nation);
  }

  Decision decide(Policy policy, Key key, Entry entry, Sighting province, Sighting nation) {
    return new Reconciliation(policy).decide(key, entry, province, nation);
  }

  Decision ruled(
      Policy policy, Side side, Key key, Entry entry, Sighting province, Sighting nation) {
    return new Reconciliation(policy).ruledFor(side).decide(key, entry, province, nation);
  }

  Entry settle(
      Aftermath aftermath,
      Decision decision,
      Entry entry,
      Sighting province,
      Sighting nation,
      Aftermath.Done done) {
    return aftermath.entry(decision, entry, province, nation, done);
  }

  Entry wait(Aftermath aftermath, Key key, Entry entry) {
    return aftermath.waiting(key, entry, List.of(Cause.of("missing-parent")));
  }

  /** Whether a side compares what it holds with what was seen before it writes. */
  boolean comparesFirst() {
    return true;
  }

  /** As the ledger has it after a person's {@code retry}. */
  static Entry due(Entry e, Instant now) {
    boolean aside = e.standing() == Standing.PARKED || e.standing() == Standing.WAITING;
    return aside
        ? new Entry(
            e.key(), e.standing(), e.base(), 0, now, e.causes(), e.seen(), e.since(), e.run(), "")
        : e;
  }
}
