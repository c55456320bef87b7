package vn.lienthong.admin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.ledger.Runs;

/** What is long over: the last days' figures, and what people did. */
final class Archive {
  private final FlowNames flows;
  private final Ledger ledger;
  private final Clock clock;

  Archive(FlowNames flows, Ledger ledger, Clock clock) {
    this.flows = flows;
    this.ledger = ledger;
    this.clock = clock;
  }

  HistoryView history(int count) {
    Instant now = clock.instant();
    Duration zone = Duration.ofSeconds(clock.getZone().getRules().getOffset(now).getTotalSeconds());
    LocalDate today = LocalDate.ofInstant(now, clock.getZone());
    List<LocalDate> days = today.minusDays(count - 1L).datesUntil(today.plusDays(1)).toList();
    Instant since = days.get(0).atStartOfDay(clock.getZone()).toInstant();
    Map<String, Runs.Day> found = new HashMap<>();
    for (Runs.Day day : ledger.runs().days(since, zone)) {
      found.put(day.flow() + " " + day.date(), day);
    }
    List<HistoryView.Flow> all = new ArrayList<>();
    for (String flow : flows.all()) {
      Function<LocalDate, Runs.Day> of =
          date -> found.getOrDefault(flow + " " + date, new Runs.Day(flow, date, 0, 0, 0));
      all.add(
          new HistoryView.Flow(
              flow,
              days.stream().map(of).map(Runs.Day::runs).toList(),
              days.stream().map(of).map(Runs.Day::failed).toList(),
              days.stream().map(of).map(Runs.Day::written).toList()));
    }
    return new HistoryView(days, all);
  }

  List<ActView> audit(int limit) {
    return ledger.audit().list(limit).stream().map(ActView::of).toList();
  }

  ActView.Chain verify() {
    OptionalLong wrong = ledger.audit().verify();
    return new ActView.Chain(wrong.isEmpty(), wrong.orElse(0));
  }
}
