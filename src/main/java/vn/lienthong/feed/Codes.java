package vn.lienthong.feed;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.lienthong.ledger.Entries;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.mapping.Reference;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Row;

/**
 * Whether the codes that records and their child rows name are in step, so that the nation knows
 * them. What is known once in a run is not asked again.
 */
final class Codes {
  private static final int MOST = 50_000;
  private final List<Reference> referring;
  private final Entries entries;
  private final Map<String, Set<String>> known = new HashMap<>();

  /**
   * @param known whether anybody can know what is in step; otherwise the nation has to judge
   */
  Codes(Mapping mapping, Entries entries, boolean known) {
    this.referring = known ? Reference.of(mapping) : List.of();
    this.entries = entries;
  }

  /** The flows whose codes the records name. */
  Set<String> flows() {
    return referring.stream().map(Reference::flow).collect(Collectors.toSet());
  }

  /** What keeps each row back: a cause for each code that is not in step. */
  List<List<Cause>> missing(List<Row> rows) {
    Map<String, Set<String>> wanted = new HashMap<>();
    for (Row row : rows) {
      for (Reference reference : referring) {
        Set<String> known = known(reference.flow());
        String one = reference.code(row.values());
        if (one != null && known.contains(one)) {
          continue;
        }
        for (String code : reference.codes(row.values())) {
          if (!known.contains(code)) {
            wanted.computeIfAbsent(reference.flow(), f -> new HashSet<>()).add(code);
          }
        }
      }
    }
    if (wanted.isEmpty()) {
      return Collections.nCopies(rows.size(), List.of());
    }
    Map<String, Set<String>> missing = new HashMap<>();
    wanted.forEach((flow, codes) -> missing.put(flow, ask(flow, codes)));
    return rows.stream().map(row -> causes(row, missing)).toList();
  }

  private Set<String> ask(String flow, Set<String> codes) {
    Set<String> missing = Set.copyOf(entries.missing(flow, codes));
    Set<String> found = known(flow);
    if (found.size() > MOST) {
      found.clear();
    }
    codes.stream().filter(code -> !missing.contains(code)).forEach(found::add);
    return missing;
  }

  private Set<String> known(String flow) {
    return known.computeIfAbsent(flow, f -> new HashSet<>());
  }

  private List<Cause> causes(Row row, Map<String, Set<String>> missing) {
    List<Cause> causes = new ArrayList<>(0);
    for (Reference reference : referring) {
      Set<String> out = missing.getOrDefault(reference.flow(), Set.of());
      if (!out.isEmpty() && reference.codes(row.values()).stream().anyMatch(out::contains)) {
        causes.add(new Cause("missing-reference", reference.at(), reference.flow()));
      }
    }
    return causes;
  }
}
