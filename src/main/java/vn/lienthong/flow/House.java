package vn.lienthong.flow;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;
import vn.lienthong.ledger.Ledger;

/**
 * What every run of every flow stands on.
 *
 * @param spools where rows are sorted that do not fit in memory
 * @param versions whether the nation refuses what was decided on an older version; otherwise a
 *     write that arrives late may replace a newer one
 */
public record House(
    Ledger ledger,
    Clock clock,
    RandomGenerator random,
    Path spools,
    Limits limits,
    boolean versions) {
  /**
   * @param pageSize rows or records per page of either side
   * @param fullReadEvery the nation is read completely at least that often
   * @param attempts how often a record is tried before it is parked
   * @param firstWait before the second attempt; doubled for each further one
   * @param longestWait before any attempt
   */
  public record Limits(
      int pageSize,
      Duration fullReadEvery,
      int attempts,
      Duration firstWait,
      Duration longestWait) {}
}
