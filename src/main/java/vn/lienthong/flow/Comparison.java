package vn.lienthong.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import vn.lienthong.ledger.Fingerprints;
import vn.lienthong.reconcile.Decision;
import vn.lienthong.reconcile.Reconciliation;
import vn.lienthong.reconcile.Sighting;
import vn.lienthong.reconcile.Summary;
import vn.lienthong.record.Base;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Side;

/** A plan: every record decided once, nothing written. */
final class Comparison {
  /** A decision that is not NOTHING, with what it was decided from. */
  record Line(Sightings.Seen seen, Decision decision) {}

  private final Supplier<Sightings> sightings;
  private final Decider decider;
  private final RunRequest request;
  private final Summary summary = new Summary();
  private final List<Line> lines = new ArrayList<>();
  private long notable;

  Comparison(Supplier<Sightings> sightings, Decider decider, RunRequest request) {
    this.sightings = sightings;
    this.decider = decider;
    this.request = request;
  }

  /** Takes each key that is known, in their order. */
  void take(Sightings.Seen seen) {
    summary.see(holds(seen, Side.PROVINCE), holds(seen, Side.NATION));
    if (decider.concerns(seen)) {
      take(new Line(seen, decider.decide(seen)));
    }
  }

  private void take(Line line) {
    summary.add(line.decision());
    if (wentBack(line)) {
      summary.olderThanSeen();
    }
    if (request.only() != null || line.decision().kind() != Decision.Kind.NOTHING) {
      notable++;
      if (lines.size() < request.shows()) {
        lines.add(line);
      }
    }
  }

  /** Takes all of them. */
  Comparison walk() {
    try (Sightings all = sightings.get()) {
      all.forEachRemaining(this::take);
    }
    return this;
  }

  /** Now, or when it was parked. */
  private static boolean wentBack(Line line) {
    Entry entry = line.seen().entry();
    return line.decision().causes().contains(Reconciliation.WENT_BACK)
        || line.decision().kind() == Decision.Kind.KEEP
            && entry != null
            && entry.causes().contains(Reconciliation.WENT_BACK);
  }

  /** There is nothing to write, and nothing for the ledger to learn. */
  boolean atRest() {
    return summary.writes() == 0 && summary.of(Decision.Kind.KEEP) == notable;
  }

  /** Seen there, or left there when nothing was read of it. */
  private static boolean holds(Sightings.Seen seen, Side side) {
    Sighting sighting = side == Side.PROVINCE ? seen.province() : seen.nation();
    Base base = seen.entry() == null ? null : seen.entry().base();
    boolean unread = sighting instanceof Sighting.Unread;
    return unread ? base != null && base.heldBy(side) : sighting.found().isPresent();
  }

  Summary summary() {
    return summary;
  }

  /** The first of the decisions that are not NOTHING, or the one asked for. */
  List<Line> lines() {
    return lines;
  }

  /** How many decisions are not NOTHING. */
  long notable() {
    return notable;
  }

  /** The decisions that have to wait for a person, by the reason. */
  Map<String, Fingerprints> held(Permit permit) {
    long[] prints = summary.fingerprints();
    if (permit.letsGo(prints)) {
      return Map.of();
    }
    return permit
        .hindersAlike()
        .map(why -> Map.of(why, Fingerprints.of(Arrays.stream(prints))))
        .orElseGet(() -> heldOneByOne(permit));
  }

  /** The same, by asking about each decision. */
  Map<String, Fingerprints> heldOneByOne(Permit permit) {
    Map<String, LongStream.Builder> prints = new HashMap<>();
    try (Sightings all = sightings.get()) {
      while (all.hasNext()) {
        Sightings.Seen seen = all.next();
        Decision decision = decider.concerns(seen) ? decider.decide(seen) : null;
        if (decision != null && decision.writes()) {
          permit
              .hinders(decision)
              .filter(why -> !why.equals(Permit.OBSERVED) && !why.equals(Permit.CHANGED))
              .ifPresent(
                  why ->
                      prints
                          .computeIfAbsent(why, w -> LongStream.builder())
                          .add(decision.fingerprint()));
        }
      }
    }
    Map<String, Fingerprints> held = new HashMap<>();
    prints.forEach((why, found) -> held.put(why, Fingerprints.of(found.build())));
    return held;
  }
}
