package vn.lienthong.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Side;

class RunsTest extends LedgerTest {
  private static final Counts COUNTS =
      new Counts(
          Map.of(
              Count.READ_PROVINCE, 54,
              Count.RETIRED_NATION, 2,
              Count.CHANGED_PROVINCE, 3,
              Count.HELD, 1));

  private Runs runs() {
    return ledger().runs();
  }

  @Test
  void tellsHowARunEnded() {
    Instant started = now();
    long id = runs().begin(flow, "schedule");
    assertThat(runs().last(flow))
        .contains(
            new Run(
                id,
                flow,
                "schedule",
                started,
                null,
                new RunResult(RunResult.RUNNING, null, Counts.none())));

    CLOCK.advance(Duration.ofSeconds(2));
    RunResult result = new RunResult("held", new Cause("guard", null, "retire 12 %"), COUNTS);
    runs().end(id, result);

    assertThat(runs().last(flow)).contains(new Run(id, flow, "schedule", started, now(), result));
  }

  @Test
  void tellsTheNewestRunsFirst() {
    long one = runs().begin(flow, "schedule");
    runs().end(one, new RunResult("in-step", null, Counts.none()));
    long two = runs().begin(flow, "command");

    assertThat(runs().recent(flow, 5)).extracting(Run::id).containsExactly(two, one);
    assertThat(runs().recent(flow, 1)).extracting(Run::id).containsExactly(two);
    assertThat(runs().recent("other", 5)).isEmpty();
  }

  @Test
  void countsWhatEachDayDidInTheZoneThatIsMeant() {
    Duration vietnam = Duration.ofHours(7);
    Instant since = now();
    Counts written = new Counts(Map.of(Count.TO_PROVINCE, 1, Count.DELIVERED, 10));
    LocalDate first = LocalDate.ofInstant(now(), ZoneOffset.ofHours(7));
    runs().end(runs().begin(flow, "schedule"), new RunResult("in-step", null, written));
    runs().end(runs().begin(flow, "schedule"), new RunResult("held", null, written));
    Instant midnight = first.plusDays(1).atStartOfDay(ZoneOffset.ofHours(7)).toInstant();
    CLOCK.advance(Duration.between(now(), midnight));
    runs().end(runs().begin(flow, "schedule"), new RunResult("in-step", null, Counts.none()));

    assertThat(runs().days(since, vietnam))
        .filteredOn(day -> day.flow().equals(flow))
        .containsExactlyInAnyOrder(
            new Runs.Day(flow, first, 2, 1, 22), new Runs.Day(flow, first.plusDays(1), 1, 0, 0));
  }

  @Test
  void marksAnOpenRunInterruptedWhenTheNextBegins() {
    long one = runs().begin(flow, "schedule");
    runs().progress(one, COUNTS);
    runs().begin(flow, "schedule");

    Run left = runs().recent(flow, 2).get(1);
    assertThat(left.result()).isEqualTo(new RunResult(RunResult.INTERRUPTED, null, COUNTS));
    assertThat(left.ended()).isEqualTo(now());
  }

  @Test
  void sumsWhatRecentRunsRetiredAndChanged() {
    runs().end(runs().begin(flow, "schedule"), new RunResult("in-step", null, COUNTS));
    CLOCK.advance(Duration.ofHours(20));
    runs().progress(runs().begin(flow, "schedule"), COUNTS.plus(COUNTS));

    Sums both = runs().within(flow, now().minus(Duration.ofHours(24)));
    assertThat(both).isEqualTo(new Sums(0, 6, 9, 0));
    assertThat(both.retired(Side.NATION)).isEqualTo(6);
    assertThat(both.changed(Side.PROVINCE)).isEqualTo(9);
    assertThat(runs().within(flow, now())).isEqualTo(new Sums(0, 4, 6, 0));
    assertThat(runs().within("other", now())).isEqualTo(new Sums(0, 0, 0, 0));
  }

  @Test
  void prunesOldRunsButTheNewestOfAFlow() {
    RunResult inStep = new RunResult("in-step", null, Counts.none());
    runs().end(runs().begin(flow, "schedule"), inStep);
    long newest = runs().begin(flow, "schedule");
    runs().end(newest, inStep);
    CLOCK.advance(Duration.ofDays(1));

    assertThat(runs().prune(now())).isPositive();

    assertThat(runs().recent(flow, 5)).extracting(Run::id).containsExactly(newest);
  }
}
