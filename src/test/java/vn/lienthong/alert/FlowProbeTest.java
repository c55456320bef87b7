package vn.lienthong.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FlowProbeTest {
  private static final Instant START = Instant.parse("2026-11-20T03:00:00Z");
  private static final Duration CYCLE = Duration.ofMinutes(15);
  private final List<FlowSight> flows = new ArrayList<>();
  private final FlowProbe probe =
      new FlowProbe(() -> flows, from -> from.plus(CYCLE.multipliedBy(3)), START);

  @Test
  void aNationThatIsAwayIsOneConditionHoweverManyFlowsItHolds() {
    flows.add(held("dan-toc", "national-unreachable", 1));
    flows.add(held("ton-giao", "national-unreachable", 2));
    flows.add(fed("bieu", "held", "national-unreachable", 3));

    assertThat(look(5)).containsExactly(new Condition(AlertKind.NATION_AWAY, "", ""));
  }

  @Test
  void aFeedWithNothingToSendHasNotAskedAndDoesNotSayThatTheNationIsThere() {
    flows.add(held("dan-toc", "national-unreachable", 1));
    flows.add(fed("bieu", "in-step", null, 3));

    assertThat(look(5)).containsExactly(new Condition(AlertKind.NATION_AWAY, "", ""));
  }

  @Test
  void oneFlowThatCameThroughLaterShowsThatTheNationIsThere() {
    flows.add(held("dan-toc", "national-unreachable", 1));
    flows.add(well("ton-giao", 3));

    assertThat(look(5)).isEmpty();
  }

  @Test
  void oneFlowThatCameThroughBeforeDoesNot() {
    flows.add(well("ton-giao", 1));
    flows.add(held("dan-toc", "national-unreachable", 3));

    assertThat(look(5)).extracting(Condition::kind).containsExactly(AlertKind.NATION_AWAY);
  }

  @Test
  void eachDatabaseIsAwayByItself() {
    flows.add(of("dan-toc", "noi-vu", true, "held", "province-unreachable", 1, -1));
    flows.add(of("ton-giao", "noi-vu", true, "held", "province-unreachable", 1, -1));
    flows.add(well("van-ban", 3));

    assertThat(look(5)).containsExactly(new Condition(AlertKind.PROVINCE_AWAY, "noi-vu", ""));
  }

  @Test
  void whatIsAFlowsOwnFaultIsToldOfThatFlow() {
    flows.add(held("dan-toc", "national-contract-broken", 1));
    flows.add(of("ton-giao", "province", true, "failed", "failure", 1, -1));
    flows.add(held("van-ban", "stopping", 1));

    assertThat(look(5))
        .containsExactly(
            new Condition(AlertKind.FLOW_HELD, "dan-toc", "national-contract-broken"),
            new Condition(AlertKind.FLOW_FAILED, "ton-giao", "failure"));
  }

  @Test
  void aFlowThatEndsNoRunAnyMoreIsNotMoving() {
    flows.add(well("dan-toc", 10));

    assertThat(look(54)).isEmpty();
    assertThat(look(56))
        .containsExactly(
            new Condition(
                AlertKind.NOT_MOVING, "dan-toc", START.plus(Duration.ofMinutes(10)).toString()));
  }

  @Test
  void neitherIsOneThatNeverEndedARun() {
    flows.add(of("dan-toc", "province", true, null, null, -1, -1));

    assertThat(look(44)).isEmpty();
    assertThat(look(46)).extracting(Condition::kind).containsExactly(AlertKind.NOT_MOVING);
  }

  @Test
  void aLongLoadMovesAsLongAsItCounts() {
    for (int minute = 0; minute < 300; minute += 40) {
      flows.clear();
      flows.add(of("bieu", "province", false, null, null, -1, minute));
      assertThat(look(minute)).as("minute %d", minute).isEmpty();
    }
    assertThat(look(324)).isEmpty();
    assertThat(look(326)).extracting(Condition::kind).containsExactly(AlertKind.NOT_MOVING);
  }

  @Test
  void aFlowWithARhythmOfItsOwnIsGivenItsTime() {
    flows.add(
        new FlowSight(
            "van-ban", "province", true, false, "in-step", null, START, Duration.ofDays(1), -1));

    assertThat(look(2 * 24 * 60)).isEmpty();
    assertThat(look(3 * 24 * 60 + 1)).hasSize(1);
  }

  @Test
  void whatIsPausedOrOffIsExpectedToStandStill() {
    flows.add(
        new FlowSight("dan-toc", "province", true, true, "held", "x", START, Duration.ZERO, -1));

    assertThat(look(1000)).isEmpty();
  }

  @Test
  void aFlowThatRestedIsGivenItsTimeFromThen() {
    FlowSight before = well("ton-giao", 1);
    flows.add(
        new FlowSight(
            "ton-giao",
            "province",
            true,
            true,
            "in-step",
            null,
            before.ended(),
            Duration.ZERO,
            -1));
    assertThat(look(240)).isEmpty();

    flows.set(0, before);

    assertThat(look(280)).isEmpty();
    assertThat(look(286)).extracting(Condition::kind).containsExactly(AlertKind.NOT_MOVING);
  }

  private List<Condition> look(int minute) {
    return probe.look(START.plus(Duration.ofMinutes(minute)));
  }

  private static FlowSight well(String flow, int minute) {
    return of(flow, "province", true, "in-step", null, minute, -1);
  }

  private static FlowSight held(String flow, String cause, int minute) {
    return of(flow, "province", true, "held", cause, minute, -1);
  }

  private static FlowSight fed(String flow, String result, @Nullable String cause, int minute) {
    return of(flow, "province", false, result, cause, minute, -1);
  }

  private static FlowSight of(
      String flow,
      String database,
      boolean asks,
      @Nullable String result,
      @Nullable String cause,
      int minute,
      long progress) {
    Instant ended = minute < 0 ? null : START.plus(Duration.ofMinutes(minute));
    return new FlowSight(
        flow, database, asks, false, result, cause, ended, Duration.ZERO, progress);
  }
}
