package vn.lienthong.bench.race;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.camel.ProducerTemplate;
import vn.lienthong.Gateway;
import vn.lienthong.flow.Report;
import vn.lienthong.flow.RunRequest;
import vn.lienthong.flow.camel.RouteRunner;
import vn.lienthong.ledger.Count;

/**
 * The product in a process of its own, after a first load: polls with nothing to do, a thousand
 * changes committed at once until all of them are answered and settled, and the whole service as it
 * polls once a second. It ends with one line of JSON.
 */
public final class Changes {
  private static final String FLOW = "ho";
  private static final int POLLS = 2_000;
  private static final int WHOLE = 100;
  private static final int WARM = 10;
  private static final int TIMES = 15;
  private static final int CHANGED = 1_000;
  private static final int SETTLING_SECONDS = 20;
  private static final int IDLE_SECONDS = Integer.getInteger("race.idle", 60);

  private final Gateway gateway;
  private final ProducerTemplate schedule;
  private final ObjectNode result = new ObjectMapper().createObjectNode();
  private int round;

  private Changes(Gateway gateway) {
    this.gateway = gateway;
    this.schedule = gateway.context().createProducerTemplate();
  }

  public static void main(String[] args) {
    try (Gateway gateway =
        new Gateway(
            LienThong.settings(Course.HOME, "* * * * * ?"), Clock.systemDefaultZone(), false)) {
      for (String flow : new String[] {"ho-am", FLOW}) {
        gateway.operations().capture().install(flow, true, "race");
        LienThong.sent(gateway, flow);
      }
      Changes changes = new Changes(gateway);
      changes.whole();
      changes.poll();
      changes.change(0);
      changes.change(20);
      changes.rest();
      System.out.println(changes.result);
      System.exit(0);
    } catch (Exception | Error failure) {
      failure.printStackTrace();
      System.exit(1);
    }
  }

  /** As the schedule does it; returns what was delivered. */
  private long sent() {
    Report report =
        schedule.request("direct:" + FLOW, none -> {}).getMessage().getBody(Report.class);
    long delivered = report.counts().of(Count.DELIVERED);
    if (report.cause() != null || delivered != report.counts().of(Count.READ_PROVINCE)) {
      throw new IllegalStateException(FLOW + ": " + report);
    }
    return delivered;
  }

  private void poll() {
    double[] times = new double[POLLS];
    for (int i = 0; i < POLLS; i++) {
      sent();
    }
    // it is all done by this thread
    long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    for (int i = 0; i < POLLS; i++) {
      long began = System.nanoTime();
      sent();
      times[i] = (System.nanoTime() - began) / 1e6;
    }
    cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu;
    result.put("idlePollMs", median(times)).put("idlePollCpuMs", cpu / 1e6 / POLLS);
  }

  /** The same as a whole run each time. */
  private void whole() {
    RouteRunner runner = new RouteRunner(gateway.context());
    double[] times = new double[WHOLE];
    for (int i = -WARM; i < WHOLE; i++) {
      long began = System.nanoTime();
      runner.run(FLOW, RunRequest.scheduled());
      times[Math.max(0, i)] = (System.nanoTime() - began) / 1e6;
    }
    result.put("wholeRunMs", median(times));
  }

  private void change(int delay) throws IOException, SQLException {
    receiver("?delay=" + delay);
    double[] times = new double[TIMES];
    long cpu = 0;
    try (Connection connection = DriverManager.getConnection(Course.URL, Course.USER, "");
        Statement statement = connection.createStatement()) {
      for (int i = -WARM; i < TIMES; i++) {
        statement.executeUpdate(update());
        cpu = i == 0 ? cpu() : cpu;
        long began = System.nanoTime();
        long sent = sent();
        if (i >= 0) {
          times[i] = (System.nanoTime() - began) / 1e6;
        }
        if (sent != CHANGED) {
          throw new IllegalStateException(sent + " of " + CHANGED + " changes");
        }
      }
    }
    result.put("changesMs" + delay, median(times));
    result.put("changesCpuMs" + delay, (cpu() - cpu) / 1e6 / TIMES);
  }

  /** Rows all over the table, others each time. */
  private String update() {
    int rows = Course.records(FLOW);
    return ("UPDATE ho SET so_nhan_khau = 1 + so_nhan_khau %% 20 WHERE ma_ho IN (SELECT 'HO' ||"
            + " lpad((1 + (i * %d + %d) %% %d)::text, 8, '0') FROM generate_series(0, %d) AS i)")
        .formatted(rows / CHANGED, round++, rows, CHANGED - 1);
  }

  private void rest() throws InterruptedException {
    gateway.startSchedules();
    Thread.sleep(SETTLING_SECONDS * 1_000L);
    Map<String, Long> threads = threads();
    long cpu = cpu();
    long began = System.nanoTime();
    Thread.sleep(IDLE_SECONDS * 1_000L);
    result.put("restPercentOfACore", (cpu() - cpu) * 100.0 / (System.nanoTime() - began));
    tell(threads);
    looked();
  }

  /** What each thread has used, those of Java itself included, in nanoseconds. */
  private static Map<String, Long> threads() {
    Map<String, Long> cpu = new TreeMap<>();
    try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
      for (Path task : tasks.toList()) {
        String used = Files.readString(task.resolve("schedstat")).split(" ")[0];
        cpu.put(
            Files.readString(task.resolve("comm")).strip() + " " + task.getFileName(),
            Long.valueOf(used));
      }
    } catch (IOException | UncheckedIOException elsewhere) {
      cpu.clear();
    }
    return cpu;
  }

  /** Which threads have worked since. */
  private static void tell(Map<String, Long> before) {
    threads()
        .forEach(
            (name, cpu) -> {
              double spent = (cpu - before.getOrDefault(name, 0L)) / 1e6 / IDLE_SECONDS;
              if (spent >= 0.02) {
                System.err.printf(Locale.ROOT, "%s: %.2f ms a second%n", name, spent);
              }
            });
  }

  /** Nobody who is at rest has stopped looking. */
  private void looked() {
    Instant recently = Instant.now().minusSeconds(10);
    for (var flow : gateway.operations().status().flows()) {
      if (flow.lastSuccess() == null || flow.lastSuccess().isBefore(recently)) {
        throw new IllegalStateException(flow.flow() + " was last seen at " + flow.lastSuccess());
      }
    }
  }

  private static void receiver(String words) throws IOException {
    try (InputStream answer =
        URI.create("http://127.0.0.1:" + Course.PORT + "/race" + words).toURL().openStream()) {
      answer.readAllBytes();
    }
  }

  private static double median(double[] times) {
    Arrays.sort(times);
    return times[times.length / 2];
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
