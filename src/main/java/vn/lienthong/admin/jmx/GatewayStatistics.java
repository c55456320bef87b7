package vn.lienthong.admin.jmx;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;
import vn.lienthong.admin.FlowState;
import vn.lienthong.admin.OperationException;
import vn.lienthong.admin.Operations;
import vn.lienthong.admin.RunView;
import vn.lienthong.admin.StatusView;

/** {@link GatewayMXBean} over {@link Operations}. */
public final class GatewayStatistics implements GatewayMXBean, AutoCloseable {
  private static final ObjectName NAME = Beans.name("Gateway");
  private final Operations operations;

  public GatewayStatistics(Operations operations) {
    this.operations = operations;
  }

  public void register() {
    Beans.register(this, NAME);
  }

  @Override
  public void close() {
    Beans.unregister(NAME);
  }

  private StatusView now() {
    return operations.status();
  }

  @Override
  public String getVersion() {
    return now().version();
  }

  @Override
  public String getStarted() {
    return now().started().toString();
  }

  @Override
  public Map<String, String> getStates() {
    Map<String, String> states = new LinkedHashMap<>();
    now().flows().forEach(flow -> states.put(flow.flow(), flow.state().text()));
    return states;
  }

  @Override
  public List<String> getToDo() {
    return now().toDo().stream()
        .map(one -> one.kind() + " " + one.flow() + " since " + one.since() + ": " + one.command())
        .toList();
  }

  @Override
  public List<String> getAlerts() {
    return now().alerts().stream().map(StatusView.Alarm::en).toList();
  }

  @Override
  public long getLagSeconds() {
    StatusView now = now();
    List<Long> lags =
        now.flows().stream()
            .filter(flow -> flow.state() != FlowState.OFF)
            .map(flow -> Lag.seconds(flow.lastSuccess(), now.at()))
            .toList();
    return lags.contains(-1L) ? -1 : lags.stream().mapToLong(Long::longValue).max().orElse(0);
  }

  @Override
  public long getBacklog() {
    return sum(Lag::backlog);
  }

  @Override
  public long getParked() {
    return sum(flow -> flow.counts().parked());
  }

  @Override
  public long getConflicts() {
    return sum(flow -> flow.counts().conflicts());
  }

  private long sum(ToLongFunction<StatusView.Flow> of) {
    return now().flows().stream().mapToLong(of).sum();
  }

  @Override
  public long getSecondsSinceSuccess() {
    StatusView now = now();
    @Nullable Instant last =
        now.flows().stream()
            .map(StatusView.Flow::lastSuccess)
            .filter(Objects::nonNull)
            .max(Instant::compareTo)
            .orElse(null);
    return Lag.seconds(last, now.at());
  }

  @Override
  public Map<String, String> resync() {
    return each(flow -> operations.resync(flow, null, true, false));
  }

  @Override
  public Map<String, String> retry() {
    return each(flow -> operations.retry(flow, null, null, 0));
  }

  /** A flow that cannot be run does not keep the others from it. */
  private Map<String, String> each(Function<String, RunView> act) {
    Map<String, String> told = new LinkedHashMap<>();
    for (StatusView.Flow flow : now().flows()) {
      try {
        told.put(flow.flow(), act.apply(flow.flow()).state().text());
      } catch (OperationException refused) {
        told.put(flow.flow(), String.valueOf(refused.getMessage()));
      }
    }
    return told;
  }

  @Override
  public void pause(String why) {
    operations.pause(null, FlowStatistics.PERSON, why);
  }

  @Override
  public void resume() {
    operations.resume(null, FlowStatistics.PERSON);
  }
}
