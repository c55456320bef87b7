package vn.lienthong.bench.kernels;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import vn.lienthong.mapping.Contract;
import vn.lienthong.mapping.Mappings;

/**
 * Measures the kernels in a process of its own: by turns, so that whatever else the machine does
 * burdens all alike, in the time that the thread itself computed, and in bytes that it asked for.
 * It prints one line of JSON.
 */
public final class KernelRun {
  private static final int ROUNDS = 15;
  private static final long WARM = 2_000_000_000L;
  private static final long SLICE = 40_000_000L;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** So that no result is in vain. */
  private static long sink;

  private KernelRun() {}

  public static void main(String[] args) throws Exception {
    Path mappings = Path.of(args[0]);
    Map<String, LongSupplier> kernels =
        new Kernels(Mappings.read(mappings), Contract.read(mappings)).all();
    Map<String, double[]> times = new HashMap<>();
    kernels.forEach(
        (name, kernel) -> {
          times.put(name, new double[ROUNDS]);
          slice(kernel, WARM);
        });
    for (int round = 0; round < ROUNDS; round++) {
      for (Map.Entry<String, LongSupplier> kernel : kernels.entrySet()) {
        times.get(kernel.getKey())[round] = slice(kernel.getValue(), SLICE);
      }
    }
    ObjectNode result = new ObjectMapper().createObjectNode();
    kernels.forEach(
        (name, kernel) -> {
          double[] beside = times.get(Kernels.reference(name));
          double[] ratios = new double[ROUNDS];
          for (int round = 0; round < ROUNDS; round++) {
            ratios[round] = times.get(name)[round] / beside[round];
          }
          result
              .putObject(name)
              .put("nanos", Math.round(median(times.get(name)) / Kernels.RECORDS))
              .put("time", Math.round(median(ratios) * 1e3) / 1e3)
              .put("bytes", bytes(kernel) / Kernels.RECORDS);
        });
    System.out.println(result);
    if (sink == 42) {
      System.err.println();
    }
  }

  /** Nanoseconds of the thread that one call takes, over at least so many of them. */
  private static double slice(LongSupplier kernel, long least) {
    long began = THREADS.getCurrentThreadCpuTime();
    long calls = 0;
    long took;
    do {
      sink += kernel.getAsLong();
      calls++;
      took = THREADS.getCurrentThreadCpuTime() - began;
    } while (took < least);
    return (double) took / calls;
  }

  private static long bytes(LongSupplier kernel) {
    long[] each = new long[5];
    for (int i = 0; i < each.length; i++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      sink += kernel.getAsLong();
      each[i] = THREADS.getCurrentThreadAllocatedBytes() - before;
    }
    Arrays.sort(each);
    return each[0];
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
