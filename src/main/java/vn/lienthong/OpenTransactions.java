package vn.lienthong;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.lienthong.alert.AlertKind;
import vn.lienthong.alert.Condition;
import vn.lienthong.alert.Probe;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.province.ProvinceDatabases;
import vn.lienthong.province.ProvinceUnreachable;
import vn.lienthong.province.capture.Capture;
import vn.lienthong.province.capture.ChangeLog;
import vn.lienthong.record.Waiting;

/**
 * Transactions that somebody forgot in a province's database: what they changed cannot go before
 * they are committed. Looked for every ten minutes, in each database once.
 */
final class OpenTransactions implements Probe {
  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration PAUSE = Duration.ofMinutes(10);
  private final Map<String, Mapping> one = new LinkedHashMap<>();
  private final ProvinceDatabases databases;
  private final Clock clock;
  private Instant looked = Instant.EPOCH;
  private List<Condition> found = List.of();

  /**
   * @param usual what people call the province's usual database
   */
  OpenTransactions(
      Iterable<Mapping> mappings, String usual, ProvinceDatabases databases, Clock clock) {
    this.databases = databases;
    this.clock = clock;
    for (Mapping mapping : mappings) {
      if (mapping.fed()) {
        one.putIfAbsent(mapping.database() == null ? usual : mapping.database(), mapping);
      }
    }
  }

  @Override
  public synchronized List<Condition> look(Instant now) {
    if (Waiting.ago(looked, PAUSE, now)) {
      looked = now;
      List<Condition> seen = new ArrayList<>();
      one.forEach((database, mapping) -> look(database, mapping, now, seen));
      found = List.copyOf(seen);
    }
    return found;
  }

  private void look(String database, Mapping mapping, Instant now, List<Condition> seen) {
    try {
      ChangeLog log = Capture.in(databases.of(mapping), clock).log(mapping);
      if (log.readiness().ready()) {
        log.oldestOpen()
            .filter(open -> open.since().isBefore(now.minus(LONG)))
            .map(open -> open.since().toString())
            .ifPresent(
                since -> seen.add(new Condition(AlertKind.TRANSACTION_OPEN, database, since)));
      }
    } catch (ProvinceUnreachable away) {
      // that it is away is told by its flows
      return;
    }
  }
}
