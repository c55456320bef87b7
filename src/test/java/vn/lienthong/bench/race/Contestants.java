package vn.lienthong.bench.race;

import java.util.List;

/**
 * Who takes part.
 *
 * @param name as {@code -Dbench.only} has it
 * @param title what the table says
 * @param main the class of its process
 * @param options of its process
 * @param undelayed how many records it sends at most without delay, and how many with
 */
record Contestants(
    String name, String title, String main, List<String> options, int undelayed, int delayed) {
  private static final int ALL = Integer.MAX_VALUE;
  private static final String HERE = "vn.lienthong.bench.race.";
  private static final String FLOOR = "vn.lienthong.bench.floor.Floor";
  static final String FLOOR_NAME = "floor";

  /** The order of a round. */
  static final List<Contestants> ALL_OF_THEM =
      List.of(
          new Contestants(FLOOR_NAME, "floor, by hand", FLOOR, List.of(), ALL, ALL),
          new Contestants(
              "lienthong", "Liên Thông, everything on", HERE + "LienThong", List.of(), ALL, ALL),
          new Contestants(
              "spring", "Spring Batch", HERE + "SpringBatchWay", List.of(), ALL, 400_000),
          new Contestants(
              "spring-4",
              "Spring Batch, 4 threads",
              HERE + "SpringBatchWay",
              List.of("-Drace.threads=4"),
              ALL,
              ALL),
          camel("camel-batch", "Camel: sql, split, aggregate, http", "batch", ALL, 100_000),
          camel("camel", "Camel: sql, split, http per record", "record", 100_000, 500),
          new Contestants("read", "only read (cursor)", FLOOR, List.of("-Drace.only=read"), ALL, 0),
          new Contestants(
              "encode", "only read and encode", FLOOR, List.of("-Drace.only=encode"), ALL, 0));

  private static Contestants camel(
      String name, String title, String mode, int undelayed, int delayed) {
    return new Contestants(
        name, title, HERE + "CamelWay", List.of("-Drace.mode=" + mode), undelayed, delayed);
  }

  /** How many of so many records; none if it does not take part. */
  int records(int all, int delay) {
    return Math.min(all, delay == 0 ? undelayed : delayed);
  }

  /** How many of so many records it warms up with: the slow ones with a fifth. */
  int warmed(int all) {
    return undelayed == ALL ? all : Math.min(all, undelayed / 5);
  }

  /** Whether anything comes to the receiver. */
  boolean sends() {
    return options.stream().noneMatch(option -> option.startsWith("-Drace.only"));
  }
}
