package vn.lienthong.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A unit that reports in the filled data.
 *
 * @param unit five digits of a commune, eight of a village
 * @param sums whether it is a village with tables of its own, whose sums are the commune's
 */
record Reporter(String unit, String parent, boolean sums) {
  static final String PROVINCE = "12";

  boolean village() {
    return unit.length() == 8;
  }

  /**
   * @param list {@code province/reporters.csv} of the fixtures
   */
  static List<Reporter> read(Path list) throws IOException {
    return Files.readAllLines(list).stream()
        .filter(line -> !line.startsWith("#"))
        .skip(1)
        .map(line -> line.split(","))
        .map(cells -> new Reporter(cells[0], cells[1], cells[2].equals("yes")))
        .toList();
  }
}
