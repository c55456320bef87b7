package vn.lienthong.admin.metrics;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.admin.Counts;
import vn.lienthong.admin.FlowState;
import vn.lienthong.admin.StatusView;

/**
 * The figures of {@code status} in Prometheus' text format, all names beginning with {@code
 * lienthong_}. Times are in seconds since 1970. What is not known, such as the last success of a
 * flow that never had one, is left out. Nothing in it is of a record.
 */
final class Metrics {
  private final Gauges gauges = new Gauges();

  private Metrics() {}

  static String text(StatusView status) {
    Metrics metrics = new Metrics();
    metrics.service(status);
    status.flows().forEach(flow -> metrics.flow(flow, status.at()));
    metrics.people(status);
    return metrics.written();
  }

  private void service(StatusView status) {
    gauges.set("version", "Always 1; the version is its label", 1, "version", status.version());
    gauges.set("start_time_seconds", "When the service started", seconds(status.started()));
    var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    gauges.set("heap_used_bytes", "Memory in use, garbage included", heap.getUsed());
    gauges.set("heap_max_bytes", "Memory there is at most", heap.getMax());
  }

  private void flow(StatusView.Flow flow, Instant now) {
    String name = flow.flow();
    for (FlowState state : FlowState.values()) {
      gauges.set(
          "flow_state",
          "1 for the state that the flow is in, 0 for the others",
          flow.state() == state ? 1 : 0,
          "flow",
          name,
          "state",
          state.text());
    }
    moment("flow_last_run_time_seconds", "When a run last ended, in any way", flow.lastRun(), name);
    moment(
        "flow_last_success_time_seconds",
        "When a run last ended well, or a glance after it found nothing changed",
        flow.lastSuccess(),
        name);
    if (flow.lastSuccess() != null) {
      double lag = seconds(now) - seconds(flow.lastSuccess());
      gauges.set("flow_lag_seconds", "Since that last success", lag, "flow", name);
    }
    StatusView.Quiet quiet = flow.quiet();
    moment(
        "flow_quiet_until_time_seconds",
        "Until when it does not run by itself; left out if it does",
        quiet == null ? null : quiet.until(),
        name);
    counts(name, flow.counts());
    StatusView.Progress progress = flow.progress();
    if (progress != null && progress.total() > 0) {
      double part = Math.min(1, (double) progress.done() / progress.total());
      gauges.set("flow_progress_ratio", "How far the run in hand is", part, "flow", name);
    }
  }

  private void counts(String flow, Counts counts) {
    String read = "Records that the last run read";
    gauges.set("flow_read_records", read, counts.province(), "flow", flow, "side", "province");
    gauges.set("flow_read_records", read, counts.national(), "flow", flow, "side", "nation");
    String written = "Records that the last run wrote";
    gauges.set(
        "flow_written_records", written, counts.toProvince(), "flow", flow, "side", "province");
    gauges.set(
        "flow_written_records", written, counts.toNational(), "flow", flow, "side", "nation");
    String aside = "Records that are set aside now";
    gauges.set("flow_set_aside_records", aside, counts.waiting(), "flow", flow, "as", "waiting");
    gauges.set("flow_set_aside_records", aside, counts.parked(), "flow", flow, "as", "parked");
    gauges.set("flow_set_aside_records", aside, counts.conflicts(), "flow", flow, "as", "conflict");
  }

  private void people(StatusView status) {
    for (StatusView.Alarm alarm : status.alerts()) {
      gauges.set(
          "alert_since_time_seconds",
          "When that which somebody must know began; gone when it is over",
          seconds(alarm.since()),
          "kind",
          alarm.kind(),
          "about",
          alarm.about());
    }
    Map<String, Integer> toDo = new LinkedHashMap<>();
    status.toDo().forEach(one -> toDo.merge(one.kind(), 1, Integer::sum));
    toDo.forEach((kind, n) -> gauges.set("to_do", "What a person should look at", n, "kind", kind));
  }

  private void moment(String name, String help, @Nullable Instant at, String flow) {
    if (at != null) {
      gauges.set(name, help, seconds(at), "flow", flow);
    }
  }

  private static double seconds(Instant at) {
    return at.toEpochMilli() / 1000.0;
  }

  private String written() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new PrometheusTextFormatWriter(false).write(out, gauges.all());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
