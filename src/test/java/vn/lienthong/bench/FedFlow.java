package vn.lienthong.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import vn.lienthong.Gateway;
import vn.lienthong.admin.FlowState;
import vn.lienthong.admin.Operations;
import vn.lienthong.admin.StatusView;
import vn.lienthong.config.Settings;
import vn.lienthong.flow.Report;
import vn.lienthong.flow.RunRequest;
import vn.lienthong.flow.camel.RouteRunner;
import vn.lienthong.ledger.Count;

/**
 * A gateway in a process of its own that brings the catalogues in step, feeds {@code phieu-ho},
 * polls it with nothing to do, and after a line on its input feeds what changed. The last line that
 * it prints is JSON.
 */
public final class FedFlow {
  static final String READY_FOR_CHANGES = "ready for changes";
  private static final String FLOW = "phieu-ho";
  private static final int POLLS = 300;
  private static final int EVERY_MS = 5_000;

  private final Gateway gateway;
  private final ObjectNode result = new ObjectMapper().createObjectNode();

  private FedFlow(Gateway gateway) {
    this.gateway = gateway;
  }

  public static void main(String[] args) throws Exception {
    Settings settings = Settings.load(Path.of(args[0]), System.getenv());
    try (Gateway gateway = new Gateway(settings, Clock.systemDefaultZone(), false)) {
      FedFlow flow = new FedFlow(gateway);
      flow.catalogues();
      gateway.operations().capture().install(FLOW, true, "bench");
      flow.load();
      flow.poll();
      System.out.println(READY_FOR_CHANGES);
      System.in.read();
      flow.changes();
      System.out.println(flow.result);
    }
    System.exit(0);
  }

  private void catalogues() {
    Operations operations = gateway.operations();
    for (StatusView.Flow flow : operations.status().flows()) {
      if (flow.direction().equals("both")) {
        operations.resync(flow.flow(), null, true, false);
        StatusView.Flow now = status(flow.flow());
        if (now.state() == FlowState.WAITING_APPROVAL && now.heldPlan() != null) {
          operations.approve(now.heldPlan(), "bench", "measured");
        }
      }
    }
    System.out.println("catalogues are in step");
  }

  private StatusView.Flow status(String name) {
    return gateway.operations().status().flows().stream()
        .filter(flow -> flow.flow().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private void load() throws InterruptedException {
    Thread progress = new Thread(this::progress, "progress");
    progress.setDaemon(true);
    progress.start();
    Stretch stretch = new Stretch();
    Report report = tick();
    progress.interrupt();
    progress.join();
    stretch.tell("load", report);
    result.put("recordsPerSecond", Math.round(report.counts().of(Count.DELIVERED) / stretch.wall));
    for (Count count : Count.values()) {
      if (report.counts().of(count) > 0) {
        result.put(count.name().toLowerCase(java.util.Locale.ROOT), report.counts().of(count));
      }
    }
  }

  private void progress() {
    try {
      while (true) {
        Thread.sleep(EVERY_MS);
        StatusView.Progress at = status(FLOW).progress();
        if (at != null) {
          System.out.printf("%,d of %,d%n", at.done(), at.total());
        }
      }
    } catch (InterruptedException done) {
      Thread.currentThread().interrupt();
    }
  }

  private void poll() {
    for (int i = 0; i < POLLS; i++) {
      tick();
    }
    double[] times = new double[POLLS];
    Stretch stretch = new Stretch();
    Report report = null;
    for (int i = 0; i < POLLS; i++) {
      long began = System.nanoTime();
      report = tick();
      times[i] = (System.nanoTime() - began) / 1e6;
    }
    stretch.tell("idle", report);
    Arrays.sort(times);
    result.put("idlePolls", POLLS);
    result.put("idleMedianMs", round(times[POLLS / 2]));
    result.put("idleCpuMs", round(stretch.cpu * 1e3 / POLLS));
  }

  private void changes() {
    Stretch stretch = new Stretch();
    Report report = tick();
    stretch.tell("changes", report);
    result.put("changed", report.counts().of(Count.DELIVERED));
  }

  private Report tick() {
    return new RouteRunner(gateway.context()).run(FLOW, RunRequest.scheduled());
  }

  private static double round(double value) {
    return Math.round(value * 1e3) / 1e3;
  }

  /** A stretch of time, and what the process computed in it. */
  private final class Stretch {
    private final long began = System.nanoTime();
    private final Duration before = cpu();
    private double wall;
    private double cpu;

    void tell(String name, Report report) {
      wall = (System.nanoTime() - began) / 1e9;
      cpu = cpu().minus(before).toNanos() / 1e9;
      result.put(name + "Result", report.result());
      if (report.cause() != null) {
        result.put(name + "Cause", report.cause().text());
      }
      result.put(name + "Seconds", round(wall)).put(name + "CpuSeconds", round(cpu));
    }

    private static Duration cpu() {
      return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }
  }
}
