package vn.lienthong.bench.race;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What every contestant's process does: it sends the small table, so that Java has compiled it,
 * says {@code warm}, waits for a line, sends the table, and ends with one line of JSON.
 */
final class Course {
  static final String URL = System.getProperty("race.url", "");
  static final String USER = System.getProperty("race.user", "");
  static final int PORT = Integer.getInteger("race.port", 0);
  private static final int RECORDS = Integer.getInteger("race.records", 0);
  private static final int WARM = Integer.getInteger("race.warm", 0);
  static final Path HOME = Path.of(System.getProperty("race.home", "."));

  private Course() {}

  /** Sends a table to a resource. */
  interface Contestant {
    /** How many records it were. */
    long send(String resource, String table) throws Exception;
  }

  /** Ends the process, whatever threads the contestant has. */
  static void run(Contestant contestant) {
    try {
      measure(contestant);
      System.exit(0);
    } catch (Exception | Error failure) {
      failure.printStackTrace();
      System.exit(1);
    }
  }

  private static void measure(Contestant contestant) throws Exception {
    contestant.send("ho-am", "ho_am");
    System.out.println("warm");
    System.in.read();
    long cpu = cpu();
    long began = System.nanoTime();
    long records = contestant.send("ho", "ho");
    double seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "{\"records\":%d,\"seconds\":%.4f,\"cpuSeconds\":%.4f,\"peakHeapMb\":%d,\"peakRssMb\":%d}%n",
        records,
        seconds,
        (cpu() - cpu) / 1e9,
        peakHeap() >> 20,
        peakMemory() >> 10);
  }

  /** How many of a table are to be sent. */
  static int records(String table) {
    return table.equals("ho") ? RECORDS : WARM;
  }

  static String batches(String resource) {
    return "http://127.0.0.1:" + PORT + "/api/v1/" + resource + "/batch";
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static long peakHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(java.lang.management.MemoryUsage::getUsed)
        .sum();
  }

  /** KiB that the process had in memory at most; 0 where there is no /proc. */
  private static long peakMemory() throws IOException {
    Path status = Path.of("/proc/self/status");
    return Files.exists(status)
        ? Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmHWM:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .sum()
        : 0;
  }
}
