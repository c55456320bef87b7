package vn.lienthong.ledger;

import java.util.EnumMap;
import java.util.Map;

/** How many of what; what was not counted is 0. Immutable. */
public record Counts(Map<Count, Integer> values) {
  public Counts {
    values = Map.copyOf(values);
  }

  public static Counts none() {
    return new Counts(Map.of());
  }

  public int of(Count count) {
    return values.getOrDefault(count, 0);
  }

  public Counts plus(Count count, int more) {
    return plus(new Counts(Map.of(count, more)));
  }

  public Counts plus(Counts more) {
    Map<Count, Integer> sum = new EnumMap<>(Count.class);
    sum.putAll(values);
    more.values.forEach((count, n) -> sum.merge(count, n, Integer::sum));
    return new Counts(sum);
  }
}
