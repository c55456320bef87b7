package vn.lienthong.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the province's database and the sandbox, both in this process, took of the processors while
 * the gateway worked, told apart by the names of their threads. Neither Java's compiling nor its
 * collecting is in it.
 */
final class Shares {
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Map<String, Double> seconds = new LinkedHashMap<>();
  private Map<Long, Long> before = Map.of();

  /**
   * @param phase empty: what went before does not count
   */
  void ended(String phase) {
    Map<Long, Long> now = new LinkedHashMap<>();
    for (long id : threads.getAllThreadIds()) {
      ThreadInfo thread = threads.getThreadInfo(id);
      long spent = threads.getThreadCpuTime(id);
      if (thread != null && spent >= 0) {
        now.put(id, spent);
        if (!phase.isEmpty()) {
          String side = thread.getThreadName().startsWith("H2 TCP") ? "Database" : "Sandbox";
          double some = (spent - before.getOrDefault(id, 0L)) / 1e9;
          seconds.merge(phase + side, some, Double::sum);
        }
      }
    }
    before = now;
  }

  JsonNode put(JsonNode result) {
    ObjectNode all = (ObjectNode) result;
    seconds.forEach((phase, spent) -> all.put(phase + "Cpu", Math.round(spent * 1e3) / 1e3));
    return all;
  }
}
