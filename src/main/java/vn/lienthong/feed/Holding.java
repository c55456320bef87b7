package vn.lienthong.feed;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import vn.lienthong.ledger.Count;
import vn.lienthong.ledger.Counts;
import vn.lienthong.ledger.Fingerprints;
import vn.lienthong.ledger.HeldPlan;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Key;

/** What of a feed waits for a person: withdrawals beyond the guard, or too many dead letters. */
final class Holding {
  static final String TOO_MANY = "too-many-parked";
  private static final int PAGE = 1_000;

  private final String flow;
  private final Hall hall;
  private final @Nullable HeldPlan approved;

  Holding(String flow, Hall hall) {
    this.flow = flow;
    this.hall = hall;
    this.approved = hall.ledger().plans().approved(flow).orElse(null);
  }

  /** The withdrawals that a person let go; null if none. */
  @Nullable Fingerprints approved() {
    return approved == null ? null : approved.decisions();
  }

  /** Whether a person said that many records may be parked for one cause. */
  boolean tolerant() {
    return approved != null && approved.reason().equals(TOO_MANY);
  }

  /**
   * Everything that a person let go has gone. Keeps what waits now; the plan's name if any does.
   */
  Optional<String> done() {
    if (approved != null) {
      hall.ledger().plans().close(approved.id());
    }
    Fingerprints waiting = Fingerprints.of(withdrawals());
    if (waiting.size() == 0) {
      hall.ledger().plans().open(flow).ifPresent(plan -> hall.ledger().plans().close(plan.id()));
      return Optional.empty();
    }
    return Optional.of(keep("guard", waiting));
  }

  /** Too many records would have been parked. */
  String tooMany() {
    return keep(TOO_MANY, Fingerprints.of(LongStream.empty()));
  }

  private LongStream withdrawals() {
    LongStream.Builder prints = LongStream.builder();
    Key after = null;
    while (true) {
      var page = hall.ledger().entries().released(flow, hall.clock().instant(), after, PAGE);
      for (Entry entry : page) {
        if (Allowance.holds(entry)) {
          prints.add(Allowance.fingerprint(entry.key()));
        }
      }
      if (page.size() < PAGE) {
        return prints.build();
      }
      after = page.get(PAGE - 1).key();
    }
  }

  /** The same decisions keep the name they had. */
  private String keep(String reason, Fingerprints decisions) {
    Optional<HeldPlan> open = hall.ledger().plans().open(flow);
    if (open.isPresent()
        && open.get().decisions().equals(decisions)
        && open.get().reason().equals(reason)) {
      return open.get().id();
    }
    String id = flow + "-" + UUID.randomUUID().toString().substring(0, 8);
    hall.ledger()
        .plans()
        .save(
            new HeldPlan(
                id,
                flow,
                hall.clock().instant(),
                reason,
                new Counts(Map.of(Count.HELD, decisions.size())),
                decisions,
                HeldPlan.State.OPEN));
    return id;
  }
}
