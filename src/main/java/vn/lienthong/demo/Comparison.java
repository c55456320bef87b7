package vn.lienthong.demo;

import java.util.List;
import java.util.Map;

/**
 * What the oracle found.
 *
 * @param flows by flow's name, in the order in which flows depend on each other
 */
public record Comparison(List<Difference> differences, Map<String, Sides> flows) {
  /**
   * How many records each side holds.
   *
   * @param province rows within the scope
   * @param nation living records within the scope
   * @param same held by both and equal in every field
   */
  public record Sides(int province, int nation, int same) {}

  public boolean inStep() {
    return differences.isEmpty();
  }
}
