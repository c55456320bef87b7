package vn.lienthong.bench.race;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Arrays;
import vn.lienthong.Gateway;

/**
 * The product in a process of its own, after a first load: polls with nothing to do, a thousand
 * changes committed at once until all of them are answered and settled, and the whole service as it
 * polls once a second. It ends with one line of JSON.
 */
public final class Changes {
  private static final String FLOW = "ho";
  private static final int POLLS = 300;
  private static final int WARM = 10;
  private static final int TIMES = 15;
  private static final int CHANGED = 1_000;
  private static final int IDLE_SECONDS = Integer.getInteger("race.idle", 20);

  private final Gateway gateway;
  private final ObjectNode result = new ObjectMapper().createObjectNode();
  private int round;

  private Changes(Gateway gateway) {
    this.gateway = gateway;
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

  private void poll() {
    double[] times = new double[POLLS];
    for (int i = 0; i < POLLS; i++) {
      LienThong.sent(gateway, FLOW);
    }
    long cpu = cpu();
    for (int i = 0; i < POLLS; i++) {
      long began = System.nanoTime();
      LienThong.sent(gateway, FLOW);
      times[i] = (System.nanoTime() - began) / 1e6;
    }
    result.put("idlePollMs", median(times)).put("idlePollCpuMs", (cpu() - cpu) / 1e6 / POLLS);
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
        long sent = LienThong.sent(gateway, FLOW);
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
    Thread.sleep(5_000);
    long cpu = cpu();
    long began = System.nanoTime();
    Thread.sleep(IDLE_SECONDS * 1_000L);
    result.put("restPercentOfACore", (cpu() - cpu) * 100.0 / (System.nanoTime() - began));
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
