package vn.lienthong;

import java.time.Instant;
import java.util.Date;
import org.apache.camel.CamelContext;
import org.apache.camel.component.quartz.QuartzComponent;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;

/** When the routes that begin by themselves are due. */
final class Schedules {
  private Schedules() {}

  /** From now on they are due as the clock has it now, whatever it had before. */
  static void anew(CamelContext context) {
    try {
      Scheduler scheduler = context.getComponent("quartz", QuartzComponent.class).getScheduler();
      Date now = Date.from(Instant.now());
      for (TriggerKey key : scheduler.getTriggerKeys(GroupMatcher.anyGroup())) {
        Trigger trigger = scheduler.getTrigger(key);
        scheduler.rescheduleJob(key, trigger.getTriggerBuilder().startAt(now).build());
      }
    } catch (SchedulerException broken) {
      throw new IllegalStateException("the schedules would not begin anew", broken);
    }
  }
}
