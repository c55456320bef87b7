package vn.lienthong.flow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.lienthong.reconcile.Policy;
import vn.lienthong.reconcile.Reconciliation;

/**
 * Decides every record of a run once. The walk that finds what a side did not show decides along
 * the way; that stands if nothing was missing, and otherwise everything is decided again when what
 * was missing has been asked for.
 */
final class Deciding {
  private final Readings readings;
  private final RunRequest request;
  private final Decider decider;
  private @Nullable Comparison comparison;

  Deciding(Flow flow, House house, RunRequest request, Readings readings) {
    Instant now = house.clock().instant();
    Policy policy =
        new Policy(
            flow.mapping(),
            flow.check(),
            now,
            now.atZone(house.clock().getZone()).toLocalDate(),
            null);
    this.readings = readings;
    this.request = request;
    this.decider = new Decider(request, new Reconciliation(policy));
  }

  Decider decider() {
    return decider;
  }

  /**
   * After both sides were read.
   *
   * @throws Untrusted if a side that held records shows none at all
   */
  void findMissing() {
    Comparison along = new Comparison(readings::sightings, decider, request);
    readings.findMissing(along::take);
    comparison = readings.toAsk() ? null : along;
  }

  /** After what was missing was asked for. */
  Comparison compared() {
    if (comparison == null) {
      comparison = new Comparison(readings::sightings, decider, request).walk();
    }
    return comparison;
  }
}
