package vn.lienthong.config;

import java.time.Duration;
import java.util.Map;
import vn.lienthong.ledger.QuietHours;

/**
 * How often, how much at a time, and how patiently.
 *
 * @param cycle when runs start by themselves, as Quartz writes it
 * @param fullReadEvery everything is read at least that often, which alone shows what is gone
 * @param pageSize rows of either side at a time
 * @param attempts after the last of them a record is parked
 * @param firstWait after the first failure; doubled after each further one
 * @param longestWait no wait is longer
 * @param quiet when in the day a flow does not run by itself, by flow
 */
public record Pace(
    String cycle,
    Duration fullReadEvery,
    int pageSize,
    int attempts,
    Duration firstWait,
    Duration longestWait,
    Map<String, QuietHours> quiet) {}
