package vn.lienthong.flow;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.lienthong.ledger.Fingerprints;
import vn.lienthong.mapping.Mode;
import vn.lienthong.reconcile.Decision;
import vn.lienthong.reconcile.GuardVerdict;

/**
 * Which decisions of a run may be carried out without asking.
 *
 * @param mode the flow's
 * @param contact nothing may be written: the flow, or a field of it, meets the other side for the
 *     first time
 * @param otherDay nothing may be written: a side, or the ledger, was put back to an earlier day
 * @param guard what would end or change too much
 * @param approved decisions that a person approved; they pass whatever else says no
 * @param shown decisions that a person saw and asked for; they pass the mode, not the guard
 */
record Permit(
    Mode mode,
    boolean contact,
    boolean otherDay,
    GuardVerdict guard,
    @Nullable Fingerprints approved,
    @Nullable Fingerprints shown,
    boolean ruled) {
  /** Whether this run only observes. */
  boolean hindersAll() {
    return mode == Mode.OBSERVE && approved == null && shown == null && !ruled;
  }

  /**
   * Whether none of the decisions with these fingerprints, all of which write, waits for a person,
   * whatever they are.
   */
  boolean letsGo(long[] prints) {
    boolean known = approved != null && Arrays.stream(prints).allMatch(approved::contains);
    boolean hindered = contact || otherDay || guard.holdsAny();
    return prints.length == 0 || ruled || known || !hindered && (shown != null || mode != Mode.ASK);
  }

  /**
   * Why every decision that writes waits for a person; empty if that depends on the decision, or
   * none does.
   */
  Optional<String> hindersAlike() {
    if (approved != null || ruled) {
      return Optional.empty();
    }
    if (contact || otherDay) {
      return Optional.of(contact ? "first-contact" : "other-day");
    }
    boolean asks = mode == Mode.ASK && shown == null && !guard.holdsAny();
    return asks ? Optional.of("ask") : Optional.empty();
  }

  /** Why a decision has to wait; empty if it may go. */
  Optional<String> hinders(Decision decision) {
    return decision.writes() ? hindersWriting(decision) : hindersLearning();
  }

  /** Only the ledger learns something: that waits for the first contact, not for each decision. */
  private Optional<String> hindersLearning() {
    if (approved != null || ruled) {
      return Optional.empty();
    }
    if (contact) {
      return Optional.of("first-contact");
    }
    return mode == Mode.OBSERVE && shown == null ? Optional.of(OBSERVED) : Optional.empty();
  }

  private Optional<String> hindersWriting(Decision decision) {
    long print = decision.fingerprint();
    if (ruled || (approved != null && approved.contains(print))) {
      return Optional.empty();
    }
    if (contact) {
      return Optional.of("first-contact");
    }
    if (otherDay) {
      return Optional.of("other-day");
    }
    if (guard.holds(decision)) {
      return Optional.of("guard");
    }
    if (shown != null) {
      return shown.contains(print) ? Optional.empty() : Optional.of(CHANGED);
    }
    return switch (mode) {
      case AUTO -> Optional.empty();
      case ASK -> Optional.of("ask");
      case OBSERVE -> Optional.of(OBSERVED);
    };
  }

  /** It is not what the person saw. */
  static final String CHANGED = "changed-since";

  /** The flow only observes. */
  static final String OBSERVED = "observe";
}
