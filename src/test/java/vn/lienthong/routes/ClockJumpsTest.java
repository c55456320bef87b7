package vn.lienthong.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.TimeZone;
import org.apache.camel.component.quartz.QuartzComponent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartz.CronTrigger;
import org.quartz.Scheduler;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;
import vn.lienthong.flow.FlowUnavailable;
import vn.lienthong.national.NationalCall.Purpose;
import vn.lienthong.record.Standing;

/** The clock is put back or forward in the middle of what waits for it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClockJumpsTest {
  private static final String FLOW = "ton-giao";
  private static final Duration YEAR = Duration.ofDays(365);
  private Town town;
  private int edits;

  @BeforeAll
  void open() {
    town = Town.at(Site.laiChau(Site.On.H2).with("retry.first", "10m"));
    town.approvedRun(FLOW);
  }

  @AfterAll
  void close() {
    town.close();
  }

  @BeforeEach
  void edit() {
    town.faults("[]");
    town.clock.advance(Duration.ofMinutes(5));
    town.sql("UPDATE dm_ton_giao SET to_chuc = 'lần %d' WHERE ma = '04'".formatted(++edits));
  }

  @Test
  void aRecordThatWaitsUntilNextYearIsTriedWhenTheClockIsPutRight() {
    String id = town.record(FLOW, Map.of("ma", "04")).path("id").asText();
    town.faults("{'locked':['%s']}".formatted(id));
    town.clock.advance(YEAR);
    town.tick(FLOW);
    assertThat(town.entry(FLOW, "04").standing()).isEqualTo(Standing.WAITING);

    town.clock.advance(YEAR.negated());
    town.faults("[]");
    town.tick(FLOW);

    assertThat(nation()).isEqualTo("lần " + edits);
    assertThat(town.entry(FLOW, "04").standing()).isEqualTo(Standing.IN_STEP);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-PT1H", "P1D", "-P1D", "P365D", "-P365D"})
  void aRunGoesOnWhateverTheClockDoesMeanwhile(String jump) {
    town.before(Purpose.BATCH, () -> town.clock.advance(Duration.parse(jump)));

    assertThat(town.tick(FLOW).result()).isEqualTo("in-step");
    assertThat(nation()).isEqualTo("lần " + edits);
    assertThat(town.tick(FLOW).result()).isEqualTo("in-step");

    town.clock.advance(Duration.parse(jump).negated());
    assertThat(town.tick(FLOW).result()).isEqualTo("in-step");
  }

  @Test
  void aRestUntilNextYearEndsWhenTheClockIsPutRight() {
    town.clock.advance(YEAR);
    town.faults("{'status':503,'retryAfter':1200,'resource':'ton-giao','times':1}");
    assertThat(town.tick(FLOW).result()).isEqualTo("held");
    assertThatThrownBy(() -> town.tick(FLOW)).isInstanceOf(FlowUnavailable.class);

    town.clock.advance(YEAR.negated());

    assertThat(town.tick(FLOW).result()).isEqualTo("in-step");
    assertThat(nation()).isEqualTo("lần " + edits);
  }

  @Test
  void schedulesKeepTheHoursOfVietnam() throws Exception {
    town.gateway().startSchedules();
    Scheduler scheduler =
        town.gateway().context().getComponent("quartz", QuartzComponent.class).getScheduler();
    var keys = scheduler.getTriggerKeys(GroupMatcher.anyGroup());

    assertThat(keys).hasSize(4);
    for (TriggerKey key : keys) {
      assertThat(((CronTrigger) scheduler.getTrigger(key)).getTimeZone())
          .as(key.toString())
          .isEqualTo(TimeZone.getTimeZone("Asia/Ho_Chi_Minh"));
    }
  }

  private String nation() {
    return town.record(FLOW, Map.of("ma", "04")).path("toChuc").asText();
  }
}
