package vn.lienthong.admin;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;

/**
 * The last days in figures.
 *
 * @param days in the province's zone, the oldest first, the last one today
 */
public record HistoryView(List<LocalDate> days, List<Flow> flows) {
  /**
   * One number for each day.
   *
   * @param runs that began that day
   * @param failed those of them that broke off or were held
   * @param written records written to either side, sent or withdrawn
   */
  public record Flow(String flow, List<Integer> runs, List<Integer> failed, List<Long> written) {}

  HistoryView of(Predicate<String> known) {
    return new HistoryView(days, flows.stream().filter(flow -> known.test(flow.flow())).toList());
  }
}
