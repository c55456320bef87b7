package vn.lienthong.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import vn.lienthong.ledger.Entries;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.mapping.Reference;
import vn.lienthong.reconcile.Decision;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Write;

/**
 * Records that name others: one is written only when every code it names is in step, so that
 * parents go before children and the members of a cycle wait without holding up the rest.
 */
final class References {
  private final List<Reference> referring;
  private final Entries entries;

  References(Mapping mapping, Entries entries) {
    this.referring = Reference.of(mapping);
    this.entries = entries;
  }

  /** What keeps each decision back: a cause for each code that is not in step yet. */
  List<List<Cause>> missing(List<Item> items) {
    Map<String, Set<String>> wanted = new HashMap<>();
    for (Item item : items) {
      for (Reference reference : referring) {
        Set<String> codes = named(item.decision, reference);
        if (!codes.isEmpty()) {
          wanted.computeIfAbsent(reference.flow(), f -> new HashSet<>()).addAll(codes);
        }
      }
    }
    Map<String, Set<String>> missing = new HashMap<>();
    wanted.forEach((flow, codes) -> missing.put(flow, entries.missing(flow, codes)));
    return items.stream().map(item -> causes(item.decision, missing)).toList();
  }

  private List<Cause> causes(Decision decision, Map<String, Set<String>> missing) {
    List<Cause> causes = new ArrayList<>(0);
    for (Reference reference : referring) {
      Set<String> gone = missing.getOrDefault(reference.flow(), Set.of());
      if (named(decision, reference).stream().anyMatch(gone::contains)) {
        causes.add(new Cause("missing-reference", reference.at(), reference.flow()));
      }
    }
    return causes;
  }

  private static Set<String> named(Decision decision, Reference reference) {
    Set<String> codes = new HashSet<>();
    Stream.of(decision.toProvince(), decision.toNation())
        .filter(write -> write != null && write.action() != Write.Action.RETIRE)
        .forEach(write -> codes.addAll(reference.codes(write.values())));
    return codes;
  }
}
