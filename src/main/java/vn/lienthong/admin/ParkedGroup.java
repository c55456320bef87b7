package vn.lienthong.admin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.lienthong.record.Cause;

/**
 * Parked records of a flow that share a cause.
 *
 * @param count all of them
 * @param since when the first was parked
 * @param keys the first twenty, in key order
 */
public record ParkedGroup(String flow, Cause cause, long count, Instant since, List<String> keys) {
  static final int NAMED = 20;

  /** The same groups as of all records, but of these only. */
  static List<ParkedGroup> of(List<ParkedLine> lines) {
    Map<Map.Entry<String, Cause>, List<ParkedLine>> alike = new LinkedHashMap<>();
    for (ParkedLine line : first(lines)) {
      alike
          .computeIfAbsent(Map.entry(line.flow(), line.cause()), none -> new ArrayList<>())
          .add(line);
    }
    List<ParkedGroup> groups = new ArrayList<>();
    alike.forEach((both, some) -> groups.add(of(both.getKey(), both.getValue(), some)));
    groups.sort(Comparator.comparingLong(ParkedGroup::count).reversed());
    return groups;
  }

  /** Of each record the line with its first cause. */
  static List<ParkedLine> first(List<ParkedLine> lines) {
    Map<String, ParkedLine> first = new LinkedHashMap<>();
    lines.forEach(line -> first.putIfAbsent(line.flow() + " " + line.key(), line));
    return List.copyOf(first.values());
  }

  private static ParkedGroup of(String flow, Cause cause, List<ParkedLine> lines) {
    Instant since =
        lines.stream().map(ParkedLine::since).min(Instant::compareTo).orElse(Instant.EPOCH);
    List<String> keys = lines.stream().limit(NAMED).map(ParkedLine::key).toList();
    return new ParkedGroup(flow, cause, lines.size(), since, keys);
  }
}
