package vn.lienthong;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartz.CronScheduleBuilder;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.Scheduler;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import vn.lienthong.testkit.TestClock;

/** The machine's clock is put back or forward while schedules are waited for. */
class ClockWatchTest {
  private static final Duration LOOK = Duration.ofSeconds(30);
  private final TestClock clock = TestClock.at("2026-11-20T03:00:00Z");
  private long nanos = Long.MAX_VALUE - 1;
  private int anew;
  private final ClockWatch watch = new ClockWatch(clock, () -> nanos, () -> anew++);

  /** Work for the schedule. */
  public static final class Nothing implements Job {
    @Override
    public void execute(org.quartz.JobExecutionContext context) {}
  }

  private void passes(Duration time) {
    nanos += time.toNanos();
    clock.advance(time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-PT1H", "-P1D", "-P365D", "P1D", "P365D"})
  void aJumpIsNoticedOnce(String jump) {
    passes(LOOK);
    watch.run();
    assertThat(anew).isZero();

    clock.advance(Duration.parse(jump));
    passes(LOOK);
    watch.run();
    passes(LOOK);
    watch.run();

    assertThat(anew).isEqualTo(1);
  }

  @Test
  void aSecondThatIsPutRightIsNoJump() {
    clock.advance(Duration.ofSeconds(-1));
    passes(LOOK);
    watch.run();

    assertThat(anew).isZero();
  }

  @Test
  void aScheduleThatWouldWaitAYearIsDueAsTheClockHasItNow() throws Exception {
    try (DefaultCamelContext context = new DefaultCamelContext()) {
      QuartzComponent quartz = context.getComponent("quartz", QuartzComponent.class);
      quartz.setAutoStartScheduler(false);
      context.start();
      Scheduler scheduler = quartz.getScheduler();
      Trigger noted =
          TriggerBuilder.newTrigger()
              .withIdentity("cycle")
              .startAt(Date.from(Instant.now().plus(Duration.ofDays(365))))
              .withSchedule(CronScheduleBuilder.cronSchedule("0 0/15 * * * ?"))
              .build();
      scheduler.scheduleJob(JobBuilder.newJob(Nothing.class).build(), noted);

      Schedules.anew(context);

      assertThat(scheduler.getTrigger(noted.getKey()).getNextFireTime())
          .isBefore(Date.from(Instant.now().plus(Duration.ofMinutes(16))));
    }
  }
}
