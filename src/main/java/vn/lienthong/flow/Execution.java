package vn.lienthong.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.lienthong.ledger.Counts;
import vn.lienthong.reconcile.Decision;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Write;

/**
 * A plan carried out, batch by batch, in as many passes as there are levels of parents.
 *
 * <ol>
 *   <li>A pass walks all records in key order and decides each again; the decision is the one that
 *       was planned, because nothing it depends on has changed.
 *   <li>What the permit allows and refers to nothing missing joins the next batch. A record settled
 *       in this run, also one that is remembered no more, or found to have changed since, is passed
 *       over.
 *   <li>What refers to something missing is left for the next pass, which is made as long as the
 *       last one settled anything.
 *   <li>What is left then is entered as waiting.
 * </ol>
 */
final class Execution implements AutoCloseable {
  private static final int BATCH = 500;

  /** As much as is settled at once where most of it is only learnt. */
  private static final int LEARNT = 2_000;

  private final long run;
  private final Supplier<Sightings> sightings;
  private final Decider decider;
  private final Permit permit;
  private final References references;
  private final Noting noting;
  private final Settling settling;
  private final int most;
  private @Nullable Sightings pass;
  private boolean last;
  private boolean deferred;
  private long settledBefore;

  /**
   * @param largestBatch more records the nation does not take at once
   */
  Execution(
      long run,
      Supplier<Sightings> sightings,
      Decider decider,
      Permit permit,
      References references,
      Noting noting,
      Settling settling,
      int largestBatch) {
    this.run = run;
    this.sightings = sightings;
    this.decider = decider;
    this.permit = permit;
    this.references = references;
    this.noting = noting;
    this.settling = settling;
    this.most = Math.min(BATCH, largestBatch);
  }

  /** The next decisions to carry out; empty when all is done. */
  Optional<Batch> next() {
    while (true) {
      Sightings current = pass == null ? begin() : pass;
      Batch batch = fill(current);
      if (!batch.items().isEmpty()) {
        noting.begin(batch);
        return Optional.of(batch);
      }
      current.close();
      pass = null;
      if (last || !deferred) {
        return Optional.empty();
      }
      last = settling.settled() == settledBefore;
    }
  }

  /** These brought no answer. */
  void unanswered(List<Write> sent) {
    noting.unanswered(sent);
  }

  Counts counts() {
    return settling.counts();
  }

  private Sightings begin() {
    settledBefore = settling.settled();
    deferred = false;
    pass = sightings.get();
    return pass;
  }

  private Batch fill(Sightings current) {
    List<Item> ready = new ArrayList<>();
    while (ready.isEmpty() && current.hasNext()) {
      List<Item> items = candidates(current);
      List<List<Cause>> missing = references.missing(items);
      for (int i = 0; i < items.size(); i++) {
        if (missing.get(i).isEmpty()) {
          ready.add(items.get(i));
        } else if (last) {
          settling.wait(items.get(i), missing.get(i));
        } else {
          deferred = true;
        }
      }
    }
    return new Batch(ready);
  }

  private List<Item> candidates(Sightings current) {
    List<Item> items = new ArrayList<>();
    int writes = 0;
    while (writes < most && items.size() < LEARNT && current.hasNext()) {
      Sightings.Seen seen = current.next();
      if (decider.concerns(seen) && !settled(seen.entry()) && !settling.over(seen.key())) {
        Decision decision = decider.decide(seen);
        if (settles(decision)) {
          items.add(new Item(seen, decision));
          writes += decision.writes() ? 1 : 0;
        } else if (permit.hinders(decision).filter(Permit.CHANGED::equals).isPresent()) {
          settling.leaveOut(seen.key());
        }
      }
    }
    return items;
  }

  private boolean settled(@Nullable Entry entry) {
    return entry != null && entry.run() == run;
  }

  private boolean settles(Decision decision) {
    return switch (decision.kind()) {
      case NOTHING, KEEP -> false;
      default -> permit.hinders(decision).isEmpty();
    };
  }

  @Override
  public void close() {
    if (pass != null) {
      pass.close();
    }
  }
}
