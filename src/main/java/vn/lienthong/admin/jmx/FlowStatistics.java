package vn.lienthong.admin.jmx;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.ObjectName;
import vn.lienthong.admin.Operations;
import vn.lienthong.admin.StatusBoard;
import vn.lienthong.admin.StatusView;
import vn.lienthong.flow.Report;
import vn.lienthong.ledger.Count;

/** {@link FlowMXBean} over {@link Operations} and the status board. */
public final class FlowStatistics implements FlowMXBean {
  static final String PERSON = "jmx";

  private final String flow;
  private final StatusBoard board;
  private final Operations operations;
  private final Clock clock;
  private final AtomicLong written = new AtomicLong();
  private final AtomicLong runs = new AtomicLong();
  private volatile double rate;

  public FlowStatistics(String flow, StatusBoard board, Operations operations, Clock clock) {
    this.flow = flow;
    this.board = board;
    this.operations = operations;
    this.clock = clock;
  }

  public static ObjectName name(String flow) {
    return Beans.name("Flow,name=" + ObjectName.quote(flow));
  }

  public void register() {
    Beans.register(this, name(flow));
  }

  public void unregister() {
    Beans.unregister(name(flow));
  }

  /** A run of this flow has ended. */
  public void ended(Report report) {
    if (report.run() != 0) {
      runs.incrementAndGet();
      long millis = Duration.between(report.started(), report.ended()).toMillis();
      rate = 1000.0 * report.counts().of(Count.READ_PROVINCE) / Math.max(1, millis);
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
  public String getLastSuccess() {
    return Objects.toString(now().lastSuccess(), "");
  }

  @Override
  public long getLagSeconds() {
    return Lag.seconds(now().lastSuccess(), clock.instant());
  }

  @Override
  public String getQuietUntil() {
    StatusView.Quiet quiet = now().quiet();
    return quiet == null ? "" : quiet.until().toString();
  }

  @Override
  public long getBacklog() {
    return Lag.backlog(now());
  }

  @Override
  public double getRatePerSecond() {
    return rate;
  }

  @Override
  public double getProgressPercent() {
    StatusView.Progress run = now().progress();
    return run == null || run.total() == 0 ? -1 : Math.min(100, 100.0 * run.done() / run.total());
  }

  @Override
  public String getEstimatedEnd() {
    StatusView.Progress run = now().progress();
    return run == null ? "" : Objects.toString(run.end(), "");
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
