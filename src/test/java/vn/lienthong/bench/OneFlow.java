package vn.lienthong.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import vn.lienthong.Gateway;
import vn.lienthong.admin.Operations;
import vn.lienthong.admin.Proofs;
import vn.lienthong.admin.RunView;
import vn.lienthong.config.Settings;

/**
 * A gateway in a process of its own that brings {@code don-vi-hanh-chinh} in step and says how long
 * each part took and how much heap it needed at most. Then it waits for a line on its input, proves
 * the flow, and says what it found. Without idle cycles it only proves.
 */
public final class OneFlow {
  private static final String FLOW = "don-vi-hanh-chinh";

  private OneFlow() {}

  public static void main(String[] args) throws Exception {
    ObjectNode result = new ObjectMapper().createObjectNode();
    Settings settings = Settings.load(Path.of(args[0]), Map.of());
    int idles = Integer.parseInt(args[1]);
    try (Gateway gateway = new Gateway(settings, Clock.systemDefaultZone(), false)) {
      var operations = gateway.operations();
      if (idles > 0) {
        cycles(operations, idles, result);
      }
      System.out.println(result);
      System.in.read();
      System.out.println(proof(operations));
    }
    System.exit(0);
  }

  private static void cycles(Operations operations, int idles, ObjectNode result) {
    Spent spent = new Spent();
    System.out.println(CatalogueCycles.PHASE);
    long began = System.nanoTime();
    operations.resync(FLOW, null, true, false);
    result.put("planSeconds", seconds(began));
    result.put("planCpu", spent.next());
    String plan =
        operations.status().flows().stream()
            .filter(flow -> flow.flow().equals(FLOW))
            .findFirst()
            .orElseThrow()
            .heldPlan();
    System.out.println(CatalogueCycles.PHASE + "plan");
    began = System.nanoTime();
    RunView run = operations.approve(plan, "bench", "measured");
    result.put("firstContactSeconds", seconds(began));
    result.put("firstContactCpu", spent.next());
    result.put("toProvince", run.counts().toProvince());
    result.put("toNational", run.counts().toNational());
    System.out.println(CatalogueCycles.PHASE + "firstContact");
    double[] idle = new double[idles];
    double last = 0;
    for (int i = 0; i < idles; i++) {
      began = System.nanoTime();
      run = operations.resync(FLOW, null, true, false);
      idle[i] = seconds(began);
      last = idle[i];
    }
    System.out.println(CatalogueCycles.PHASE + "idle");
    java.util.Arrays.sort(idle);
    result.put("idleSeconds", idle[idles / 2]);
    result.put("idleCpu", spent.next() / idles);
    result.put("warmIdleSeconds", last);
    result.put("state", run.state().text());
    result.put("province", run.counts().province());
    result.put("unchanged", run.counts().unchanged());
    result.put("writtenWhenIdle", run.counts().toProvince() + run.counts().toNational());
    result.put("peakHeapMb", peakHeap() >> 20);
  }

  private static ObjectNode proof(Operations operations) {
    Spent spent = new Spent();
    long began = System.nanoTime();
    Proofs.Proof proof = operations.verify(FLOW).flows().get(0);
    ObjectNode result = new ObjectMapper().createObjectNode();
    result.put("verifySeconds", seconds(began));
    result.put("verifyCpu", spent.next());
    result.put("source", proof.source());
    result.put("confirmed", proof.confirmed());
    result.put("requests", proof.requests());
    result.put("bytes", proof.bytes());
    result.put("peakHeapMb", peakHeap() >> 20);
    proof
        .findings()
        .forEach(f -> result.withArray("findings").add(f.key() + " " + f.kind().text()));
    return result;
  }

  /** Seconds of the processors that this process took since it was asked last. */
  private static final class Spent {
    private final OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private long before = system.getProcessCpuTime();

    double next() {
      long now = system.getProcessCpuTime();
      double spent = Math.round((now - before) / 1e6) / 1e3;
      before = now;
      return spent;
    }
  }

  private static double seconds(long since) {
    return Math.round((System.nanoTime() - since) / 1e6) / 1e3;
  }

  private static long peakHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(java.lang.management.MemoryUsage::getUsed)
        .sum();
  }
}
