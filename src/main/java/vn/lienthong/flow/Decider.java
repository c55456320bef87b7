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
    return request.concerns(seen.key());
  }

  Decision decide(Sightings.Seen seen) {
    if (request.ruling() instanceof RunRequest.Ruling.Winner winner) {
      return Seen.unchanged(winner.seen(), seen.province(), seen.nation())
          ? decide(reconciliation.ruledFor(winner.side()), seen)
          : Decision.of(seen.key(), Decision.Kind.KEEP);
    }
    if (request.ruling() instanceof RunRequest.Ruling.Value value) {
      boolean inStep = decide(reconciliation, seen).kind() == Decision.Kind.NOTHING;
      return inStep ? Restoration.of(value, seen) : Decision.of(seen.key(), Decision.Kind.KEEP);
    }
    return decide(reconciliation, seen);
  }

  private Decision decide(Reconciliation ruled, Sightings.Seen seen) {
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
