package vn.lienthong.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the province's database and the sandbox took of the processors while the gateway worked. Of
 * the sandbox, which is in this process, neither Java's compiling nor its collecting is in it.
 */
final class Shares {
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Map<String, Double> seconds = new LinkedHashMap<>();
  private Map<Long, Long> before = Map.of();
  private double databaseBefore;

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
          double some = (spent - before.getOrDefault(id, 0L)) / 1e9;
          seconds.merge(phase + "Sandbox", some, Double::sum);
        }
      }
    }
    before = now;
    double database = database();
    if (!phase.isEmpty()) {
      seconds.put(phase + "Database", database - databaseBefore);
    }
    databaseBefore = database;
  }

  /** Of all processes of PostgreSQL that live now. */
  private static double database() {
    return ProcessHandle.allProcesses()
            .map(ProcessHandle::info)
            .filter(info -> info.command().filter(file -> file.endsWith("/postgres")).isPresent())
            .mapToLong(info -> info.totalCpuDuration().map(Duration::toMillis).orElse(0L))
            .sum()
        / 1e3;
  }

  JsonNode put(JsonNode result) {
    ObjectNode all = (ObjectNode) result;
    seconds.forEach((phase, spent) -> all.put(phase + "Cpu", Math.round(spent * 1e3) / 1e3));
    return all;
  }
}
