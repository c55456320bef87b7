package vn.lienthong.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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
  private final Summary summary = new Summary();
  private final List<Line> lines = new ArrayList<>();
  private long notable;

  Comparison(Supplier<Sightings> sightings, Decider decider, RunRequest request) {
    this.sightings = sightings;
    this.decider = decider;
    each(
        seen -> summary.see(holds(seen, Side.PROVINCE), holds(seen, Side.NATION)),
        line -> {
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
        });
  }

  /** Now, or when it was parked. */
  private static boolean wentBack(Line line) {
    Entry entry = line.seen().entry();
    return line.decision().causes().contains(Reconciliation.WENT_BACK)
        || line.decision().kind() == Decision.Kind.KEEP
            && entry != null
            && entry.causes().contains(Reconciliation.WENT_BACK);
  }

  /**
   * @param every takes each key that is known
   * @param line takes those that the request concerns
   */
  private void each(Consumer<Sightings.Seen> every, Consumer<Line> line) {
    try (Sightings all = sightings.get()) {
      while (all.hasNext()) {
        Sightings.Seen seen = all.next();
        every.accept(seen);
        if (decider.concerns(seen)) {
          line.accept(new Line(seen, decider.decide(seen)));
        }
      }
    }
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
    return unread ? base != null && Readings.left(base, side) : sighting.found().isPresent();
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
    Map<String, LongStream.Builder> prints = new HashMap<>();
    each(
        seen -> {},
        line -> {
          if (line.decision().writes()) {
            permit
                .hinders(line.decision())
                .filter(why -> !why.equals(Permit.OBSERVED) && !why.equals(Permit.CHANGED))
                .ifPresent(
                    why ->
                        prints
                            .computeIfAbsent(why, w -> LongStream.builder())
                            .add(line.decision().fingerprint()));
          }
        });
    Map<String, Fingerprints> held = new HashMap<>();
    prints.forEach((why, found) -> held.put(why, Fingerprints.of(found.build())));
    return held;
  }
}
