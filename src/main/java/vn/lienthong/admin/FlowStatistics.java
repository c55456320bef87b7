package vn.lienthong.admin;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import vn.lienthong.flow.Report;
import vn.lienthong.ledger.Count;

/** {@link FlowMXBean} over {@link Operations} and the status board. */
public final class FlowStatistics implements FlowMXBean {
  private static final String PERSON = "jmx";

  private final String flow;
  private final StatusBoard board;
  private final Operations operations;
  private final Clock clock;
  private final AtomicLong written = new AtomicLong();
  private final AtomicLong runs = new AtomicLong();

  public FlowStatistics(String flow, StatusBoard board, Operations operations, Clock clock) {
    this.flow = flow;
    this.board = board;
    this.operations = operations;
    this.clock = clock;
  }

  public static ObjectName name(String flow) {
    try {
      return new ObjectName("vn.lienthong:type=Flow,name=" + ObjectName.quote(flow));
    } catch (JMException badName) {
      throw new IllegalArgumentException("not a name for JMX: " + flow, badName);
    }
  }

  public void register() {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    try {
      unregister();
      server.registerMBean(this, name(flow));
    } catch (JMException refused) {
      throw new IllegalStateException("JMX would not take the flow " + flow, refused);
    }
  }

  public void unregister() {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    try {
      if (server.isRegistered(name(flow))) {
        server.unregisterMBean(name(flow));
      }
    } catch (JMException refused) {
      throw new IllegalStateException("JMX would not let go the flow " + flow, refused);
    }
  }

  /** A run of this flow has ended. */
  public void ended(Report report) {
    if (report.run() != 0) {
      runs.incrementAndGet();
      written.addAndGet(
          (long) report.counts().of(Count.TO_PROVINCE) + report.counts().of(Count.TO_NATION));
    }
  }

  private StatusView.Flow now() {
    return board.flow(flow);
  }

  @Override
  public String getState() {
    return board.state(flow).text();
  }

  @Override
  public String getCause() {
    return Objects.requireNonNullElse(now().cause(), "");
  }

  @Override
  public long getProvinceRecords() {
    return now().counts().province();
  }

  @Override
  public long getNationalRecords() {
    return now().counts().national();
  }

  @Override
  public long getUnchanged() {
    return now().counts().unchanged();
  }

  @Override
  public long getWrittenToProvince() {
    return now().counts().toProvince();
  }

  @Override
  public long getWrittenToNation() {
    return now().counts().toNational();
  }

  @Override
  public long getWaiting() {
    return now().counts().waiting();
  }

  @Override
  public long getParked() {
    return now().counts().parked();
  }

  @Override
  public long getConflicts() {
    return now().counts().conflicts();
  }

  @Override
  public long getSecondsSinceSuccess() {
    StatusView.Flow now = now();
    return now.lastSuccess() == null
        ? -1
        : Duration.between(now.lastSuccess(), clock.instant()).toSeconds();
  }

  @Override
  public long getWrittenSinceStart() {
    return written.get();
  }

  @Override
  public long getRunsSinceStart() {
    return runs.get();
  }

  @Override
  public String resync() {
    return operations.resync(flow, null, true, false).state().text();
  }

  @Override
  public void pause(String why) {
    operations.pause(flow, PERSON, why);
  }

  @Override
  public void resume() {
    operations.resume(flow, PERSON);
  }

  @Override
  public String retry() {
    return operations.retry(flow, null, null, 0).state().text();
  }
}
