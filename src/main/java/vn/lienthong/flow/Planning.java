package vn.lienthong.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.lienthong.ledger.Count;
import vn.lienthong.ledger.Counts;
import vn.lienthong.ledger.Fingerprints;
import vn.lienthong.ledger.FlowState;
import vn.lienthong.ledger.HeldPlan;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.ledger.Sums;
import vn.lienthong.mapping.Field;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.reconcile.GuardVerdict;
import vn.lienthong.reconcile.Summary;
import vn.lienthong.record.Side;

/** What of a plan may go, what waits for a person, and under which name it waits. */
final class Planning {
  private static final Duration DAY = Duration.ofHours(24);

  private final Mapping mapping;
  private final Ledger ledger;
  private final Comparison comparison;
  private final Acquaintance acquaintance;
  private final boolean whole;
  private final Permit permit;
  private final @Nullable HeldPlan approved;
  private final boolean contact;
  private @Nullable String heldPlan;
  private Map<String, Fingerprints> held = Map.of();

  Planning(Flow flow, Ledger ledger, RunRequest request, Comparison comparison, Instant now) {
    this.mapping = flow.mapping();
    this.ledger = ledger;
    this.comparison = comparison;
    this.acquaintance = new Acquaintance(flow.name(), ledger.feeds(), flow.footprint());
    this.whole = request.only() == null;
    this.approved = ledger.plans().approved(mapping.name()).orElse(null);
    FlowState state = ledger.flows().of(mapping.name());
    Summary summary = comparison.summary();
    this.contact =
        (state.contacted() == null || !state.fields().containsAll(fields()))
            && summary.firstContacts() > 0;
    Sums day = ledger.runs().within(mapping.name(), now.minus(DAY));
    GuardVerdict guard =
        GuardVerdict.of(
            mapping.guard(), summary, new GuardVerdict.Done(retired(day), changed(day)));
    Fingerprints letGo = approved == null ? null : approved.decisions();
    boolean ruled = request.ruling() != null;
    boolean otherDay = acquaintance.strange() || summary.wentBack() > 0;
    this.permit =
        new Permit(mapping.mode(), contact, otherDay, guard, letGo, request.shown(), ruled);
  }

  private static Map<Side, Integer> retired(Sums sums) {
    return Map.of(
        Side.PROVINCE, sums.retired(Side.PROVINCE), Side.NATION, sums.retired(Side.NATION));
  }

  private static Map<Side, Integer> changed(Sums sums) {
    return Map.of(
        Side.PROVINCE, sums.changed(Side.PROVINCE), Side.NATION, sums.changed(Side.NATION));
  }

  private Set<String> fields() {
    return mapping.fields().stream().map(Field::name).collect(Collectors.toSet());
  }

  Permit permit() {
    return permit;
  }

  boolean contact() {
    return contact;
  }

  List<String> guards() {
    GuardVerdict guard = permit.guard();
    List<String> words = new java.util.ArrayList<>();
    Summary summary = comparison.summary();
    if (acquaintance.strange()) {
      words.add("put back: province, or ledger");
    }
    if (summary.wentBack() > 0) {
      words.add("put back: national (" + summary.wentBack() + " older than seen before)");
    }
    for (Side side : Side.values()) {
      String at = side == Side.PROVINCE ? "province" : "national";
      if (guard.retirements().contains(side)) {
        words.add("retire " + summary.retired(side) + " at " + at);
      }
      if (guard.changes().contains(side)) {
        words.add("change " + summary.changed(side) + " at " + at);
      }
    }
    return words;
  }

  /**
   * Before anything is written.
   *
   * @param fencing of the run's lease
   */
  void prepare(long fencing, Instant now) {
    if (whole) {
      hold(now);
    }
    meet(fencing, now);
  }

  /** Keeps what waits for a person under a name; the same decisions keep the name they had. */
  private void hold(Instant now) {
    String flow = mapping.name();
    held = comparison.held(permit);
    Optional<HeldPlan> open = ledger.plans().open(flow);
    if (held.isEmpty()) {
      open.ifPresent(plan -> ledger.plans().close(plan.id()));
      return;
    }
    Fingerprints prints = union();
    if (open.isPresent() && open.get().decisions().equals(prints)) {
      heldPlan = open.get().id();
      return;
    }
    heldPlan = flow + "-" + UUID.randomUUID().toString().substring(0, 8);
    Counts counts = new Counts(Map.of(Count.HELD, prints.size()));
    String reason = String.join("+", held.keySet().stream().sorted().toList());
    ledger
        .plans()
        .save(new HeldPlan(heldPlan, flow, now, reason, counts, prints, HeldPlan.State.OPEN));
  }

  /**
   * Gives the province a sign of this day. One that was put back is known again when a person has
   * approved all that came of it.
   */
  private void meet(long fencing, Instant now) {
    boolean observed = permit.hindersAll();
    boolean known = !acquaintance.strange() || whole && held.isEmpty();
    boolean moves = acquaintance.strange() || !comparison.atRest();
    if (!observed && known && moves) {
      acquaintance.renew(fencing, now);
    }
  }

  private Fingerprints union() {
    return held.size() == 1
        ? held.values().iterator().next()
        : Fingerprints.of(held.values().stream().flatMapToLong(Fingerprints::longs));
  }

  @Nullable String heldPlan() {
    return heldPlan;
  }

  int heldDecisions() {
    return held.values().stream().mapToInt(Fingerprints::size).sum();
  }

  /** After everything that was allowed has been carried out. */
  void done(Instant now) {
    String flow = mapping.name();
    if (approved != null) {
      ledger.plans().close(approved.id());
    }
    boolean met = heldDecisions() == 0;
    FlowState state = ledger.flows().of(flow);
    boolean may = approved != null || !contact;
    if (met && may && mapping.mode() != vn.lienthong.mapping.Mode.OBSERVE) {
      if (state.contacted() == null) {
        ledger.flows().contacted(flow, now);
      }
      if (!Objects.equals(state.fields(), fields())) {
        ledger.flows().agreed(flow, fields());
      }
    }
  }
}
