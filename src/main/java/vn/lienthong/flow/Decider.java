package vn.lienthong.flow;

import org.jspecify.annotations.Nullable;
import vn.lienthong.reconcile.Decision;
import vn.lienthong.reconcile.Reconciliation;
import vn.lienthong.reconcile.Seen;
import vn.lienthong.record.Entry;

/** Decides what a run's request is about, and leaves everything else alone. */
final class Decider {
  private final RunRequest request;
  private final Reconciliation reconciliation;

  Decider(RunRequest request, Reconciliation reconciliation) {
    this.request = request;
    this.reconciliation = reconciliation;
  }

  boolean concerns(Sightings.Seen seen) {
    return request.only() == null || request.only().equals(seen.key());
  }

  Decision decide(Sightings.Seen seen) {
    RunRequest.Ruling ruling = request.ruling();
    if (ruling != null && !Seen.unchanged(ruling.seen(), seen.province(), seen.nation())) {
      return Decision.of(seen.key(), Decision.Kind.KEEP);
    }
    Reconciliation ruled =
        ruling == null ? reconciliation : reconciliation.ruledFor(ruling.winner());
    Entry entry = request.again() ? unseen(seen.entry()) : seen.entry();
    return ruled.decide(seen.key(), entry, seen.province(), seen.nation());
  }

  /** As if it had never been set aside. */
  private static @Nullable Entry unseen(@Nullable Entry entry) {
    return entry == null
        ? null
        : new Entry(
            entry.key(),
            entry.standing(),
            entry.base(),
            entry.attempts(),
            null,
            entry.causes(),
            null,
            entry.since(),
            entry.run(),
            entry.mappingHash());
  }
}
