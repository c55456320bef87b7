package vn.lienthong.admin;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import vn.lienthong.admin.access.Actor;
import vn.lienthong.web.Denial;

/**
 * Which records an account may see and move, if its department or it itself is about some units
 * only: those whose unit is one of these, or lies below one. A record that belongs to no unit, as
 * those of the catalogues do, or whose unit cannot be told, because its row is gone, is none of
 * them.
 */
final class Wards {
  private final Operations operations;

  Wards(Operations operations) {
    this.operations = operations;
  }

  /**
   * @throws Denial if one of the records is not of the caller's units; it is not told whether there
   *     is such a record
   */
  void own(Context call, String flow, List<String> keys) {
    if (limited(call) && !among(call, flow, keys).containsAll(keys)) {
      throw new Denial(403, "not-granted-unit", "this account is about the records of its units");
    }
  }

  /** Of a list over several flows, what is about the caller's records. */
  <T> List<T> own(Context call, List<T> all, Function<T, String> flow, Function<T, String> key) {
    if (!limited(call)) {
      return all;
    }
    Map<String, List<String>> keys = new LinkedHashMap<>();
    for (T one : all) {
      keys.computeIfAbsent(flow.apply(one), none -> new ArrayList<>()).add(key.apply(one));
    }
    Map<String, Set<String>> own = new LinkedHashMap<>();
    keys.forEach((name, some) -> own.put(name, among(call, name, some)));
    return all.stream()
        .filter(one -> own.getOrDefault(flow.apply(one), Set.of()).contains(key.apply(one)))
        .toList();
  }

  /** Of a list of one flow. */
  <T> List<T> own(Context call, String flow, List<T> all, Function<T, String> key) {
    return own(call, all, one -> flow, key);
  }

  /** A run as the caller may hear of it. */
  RunView own(Context call, RunView run) {
    PlanView plan = run.plan();
    return run.naming(
        own(call, run.flow(), run.changedSince(), Function.identity()),
        plan == null ? null : own(call, plan));
  }

  /** A plan as the caller may see it: all figures, its own records. */
  PlanView own(Context call, PlanView plan) {
    return plan.listing(own(call, plan.flow(), plan.records(), PlanView.Change::key));
  }

  /** Whether the caller is about some units only. */
  static boolean limited(Context call) {
    return !Gatekeeper.actor(call).everyUnit();
  }

  private Set<String> among(Context call, String flow, List<String> keys) {
    Actor actor = Gatekeeper.actor(call);
    return operations.among(actor.units(), flow, new LinkedHashSet<>(keys));
  }
}
