package vn.lienthong.demo;

import java.util.List;

/**
 * What {@code demo --once} ends with.
 *
 * @param result {@code in-step}, {@code not-at-rest} or {@code different}
 * @param flows one line each, over all cycles
 * @param compared records that the independent comparison found the same on both sides
 * @param files of documents, by the same comparison
 * @param differences what that comparison found; empty if in step
 * @param seconds from start to rest
 */
record DemoReport(
    String result,
    List<DemoCycles.FlowLine> flows,
    int compared,
    Files files,
    List<String> differences,
    double seconds) {
  private static final String ROW = "%-28s %-9s %9s %9s %12s %12s %10s %8s %7s %10s %10s%n";

  /** Files of documents that are, byte for byte, where they belong. */
  record Files(int toNation, int toProvince, long bytes) {}

  String table() {
    StringBuilder table = new StringBuilder();
    table.append(
        ROW.formatted(
            "flow",
            "state",
            "province",
            "national",
            "to province",
            "to national",
            "unchanged",
            "waiting",
            "parked",
            "conflicts",
            "withdrawn"));
    for (DemoCycles.FlowLine line : flows) {
      table.append(
          ROW.formatted(
              line.flow(),
              line.state(),
              line.province(),
              line.national(),
              line.toProvince(),
              line.toNational(),
              line.unchanged(),
              line.waiting(),
              line.parked(),
              line.conflicts(),
              line.withdrawn()));
    }
    differences.forEach(difference -> table.append("  ").append(difference).append('\n'));
    return table.toString();
  }
}
