package vn.lienthong.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.lienthong.ledger.Entries;
import vn.lienthong.mapping.Field;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.reconcile.Decision;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Write;

/**
 * Records that name others: one is written only when every code it names is in step, so that
 * parents go before children and the members of a cycle wait without holding up the rest.
 */
final class References {
  private final List<Field> referring;
  private final Entries entries;

  References(Mapping mapping, Entries entries) {
    this.referring = mapping.fields().stream().filter(f -> f.refers() != null).toList();
    this.entries = entries;
  }

  /** What keeps each decision back: a cause for each code that is not in step yet. */
  List<List<Cause>> missing(List<Item> items) {
    Map<String, Set<String>> wanted = new HashMap<>();
    for (Item item : items) {
      for (Field field : referring) {
        String code = named(item.decision, field);
        if (code != null) {
          wanted.computeIfAbsent(flow(field), f -> new HashSet<>()).add(code);
        }
      }
    }
    Map<String, Set<String>> missing = new HashMap<>();
    wanted.forEach((flow, codes) -> missing.put(flow, entries.missing(flow, codes)));
    return items.stream().map(item -> causes(item.decision, missing)).toList();
  }

  private List<Cause> causes(Decision decision, Map<String, Set<String>> missing) {
    List<Cause> causes = new ArrayList<>(0);
    for (Field field : referring) {
      String code = named(decision, field);
      if (code != null && missing.getOrDefault(flow(field), Set.of()).contains(code)) {
        causes.add(new Cause("missing-reference", field.name(), flow(field)));
      }
    }
    return causes;
  }

  private static String flow(Field field) {
    return Objects.requireNonNull(field.refers());
  }

  private static @Nullable String named(Decision decision, Field field) {
    return Stream.of(decision.toProvince(), decision.toNation())
        .filter(write -> write != null && write.action() != Write.Action.RETIRE)
        .map(write -> write.values().get(field.name()))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
