package vn.lienthong.admin;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.lienthong.ledger.Fingerprints;
import vn.lienthong.record.Fingerprint;

/**
 * The plans that were shown last, in memory only: showing a plan writes nothing. A plan's name says
 * what is in it, so the same plan shown twice has one name.
 */
final class ShownPlans {
  private static final int KEPT = 50;
  private final Map<String, Shown> plans = new LinkedHashMap<>();

  /**
   * A plan.
   *
   * @param at when both sides were read
   */
  record Shown(String flow, Fingerprints decisions, Instant at) {}

  synchronized @Nullable String remember(String flow, Fingerprints decisions, Instant at) {
    if (decisions.size() == 0) {
      return null;
    }
    Fingerprint print = new Fingerprint();
    decisions.longs().forEach(one -> print.add(Long.toHexString(one)));
    String id = flow + "-" + print.text();
    plans.remove(id);
    plans.put(id, new Shown(flow, decisions, at));
    if (plans.size() > KEPT) {
      plans.remove(plans.keySet().iterator().next());
    }
    return id;
  }

  synchronized Optional<Shown> find(String id) {
    return Optional.ofNullable(plans.get(id));
  }
}
