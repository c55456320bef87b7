package vn.lienthong.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import vn.lienthong.Gateway;
import vn.lienthong.admin.Operations;
import vn.lienthong.admin.StatusView;
import vn.lienthong.config.Settings;

/** A gateway in a process of its own that brings documents in step and then moves their files. */
public final class BigFiles {
  private BigFiles() {}

  public static void main(String[] args) {
    ObjectNode result = new ObjectMapper().createObjectNode();
    Settings settings = Settings.load(Path.of(args[0]), Map.of());
    try (Gateway gateway = new Gateway(settings, Clock.systemDefaultZone(), false)) {
      long began = System.nanoTime();
      for (String flow : new String[] {"nhom-van-ban", "van-ban"}) {
        Operations people = gateway.operations();
        people.resync(flow, null, true, false);
        for (StatusView.Flow now : people.status().flows()) {
          if (now.flow().equals(flow) && now.heldPlan() != null) {
            people.approve(now.heldPlan(), "bench", "measured");
          }
        }
      }
      result.put("seconds", Math.round((System.nanoTime() - began) / 1e6) / 1e3);
      result.put("peakHeapMb", peak() >> 20);
    }
    System.out.println(result);
    System.exit(0);
  }

  private static long peak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(java.lang.management.MemoryUsage::getUsed)
        .sum();
  }
}
