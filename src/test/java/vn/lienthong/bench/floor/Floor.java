package vn.lienthong.bench.floor;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Sends a table of households: one cursor, one generator of JSON, sockets that stay open, batches
 * of a thousand, so many in flight, each answer matched by its id, one checkpoint for each batch.
 *
 * <p>It goes through a smaller table first, so that Java has compiled it, says {@code warm}, waits
 * for a line, goes through the table, and ends with one line of JSON. Everything comes by system
 * properties, {@code race.*}. {@code race.only=read} reads and does no more, {@code encode} reads
 * and words.
 */
public final class Floor {
  private static final String URL = System.getProperty("race.url", "");
  private static final String USER = System.getProperty("race.user", "");
  private static final String ONLY = System.getProperty("race.only", "");
  private static final int PORT = Integer.getInteger("race.port", 0);
  private static final int IN_FLIGHT = Integer.getInteger("race.flights", 8);
  private static final Path HOME = Path.of(System.getProperty("race.home", "."));

  private final String resource;
  private final BlockingQueue<Batch> free = new ArrayBlockingQueue<>(IN_FLIGHT);
  private final BlockingQueue<Batch> ready = new ArrayBlockingQueue<>(IN_FLIGHT + 1);
  private volatile Throwable broken;

  private Floor(String resource) {
    this.resource = resource;
  }

  public static void main(String[] args) throws Exception {
    try (Checkpoints checkpoints = Checkpoints.in(HOME.resolve("floor"))) {
      run("ho-am", "ho_am", checkpoints);
      System.out.println("warm");
      System.in.read();
      long cpu = cpu();
      long began = System.nanoTime();
      long records = run("ho", "ho", checkpoints);
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
    System.exit(0);
  }

  private static long run(String resource, String table, Checkpoints checkpoints) throws Exception {
    try (Connection connection = DriverManager.getConnection(URL, USER, "")) {
      connection.setAutoCommit(false);
      return new Floor(resource).send(connection, table, checkpoints);
    }
  }

  private long send(Connection connection, String table, Checkpoints checkpoints) throws Exception {
    Thread[] senders = new Thread[ONLY.isEmpty() ? IN_FLIGHT : 1];
    for (int i = 0; i < IN_FLIGHT; i++) {
      free.add(new Batch());
    }
    for (int i = 0; i < senders.length; i++) {
      senders[i] = new Thread(() -> deliver(checkpoints), "sender-" + i);
      senders[i].start();
    }
    checkpoints.begin(table);
    long records = read(connection, table);
    for (Thread sender : senders) {
      ready.put(Batch.END);
    }
    for (Thread sender : senders) {
      sender.join();
    }
    if (broken != null) {
      throw new IOException("not all was sent", broken);
    }
    return records;
  }

  private long read(Connection connection, String table) throws Exception {
    long records = 0;
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(Batch.MOST);
      try (ResultSet rows = statement.executeQuery(Household.select(table))) {
        if (ONLY.equals("read")) {
          return Household.readOnly(rows);
        }
        long number = 0;
        boolean more = rows.next();
        while (more && broken == null) {
          Batch batch = free.take();
          more = batch.fill(rows, number++);
          records += batch.size();
          ready.put(batch);
        }
      }
    }
    return records;
  }

  private void deliver(Checkpoints checkpoints) {
    try (Wire wire = ONLY.isEmpty() ? Wire.to(PORT, "/api/v1/" + resource + "/batch") : null) {
      for (Batch batch = ready.take(); batch != Batch.END; batch = ready.take()) {
        if (wire != null) {
          wire.send(batch);
          checkpoints.reached(batch);
        }
        free.put(batch);
      }
    } catch (IOException | InterruptedException | RuntimeException | Error failure) {
      broken = failure;
      free.add(new Batch());
    }
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
