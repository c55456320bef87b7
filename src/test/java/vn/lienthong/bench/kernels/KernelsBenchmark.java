package vn.lienthong.bench.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing that is done for every record has become slower by more than a fifth, or asks for a fifth
 * more memory, than when {@code src/test/resources/kernels.properties} was saved. Times are told as
 * multiples of the time that fixed work takes in the same process; of several processes the fastest
 * counts, as what else a machine does only makes things slower.
 *
 * <p>{@code mvn -Pkernels test}; with {@code -Dkernels.save=true} what is measured is saved.
 */
class KernelsBenchmark {
  private static final Path SAVED = Path.of("src/test/resources/kernels.properties");
  private static final int PROCESSES = 3;
  private static final double MORE = 1.2;

  /** One kernel: multiples of the reference, and bytes asked for. */
  private record Cost(double time, long bytes, long nanos) {
    Cost least(Cost other) {
      return new Cost(
          Math.min(time, other.time), Math.min(bytes, other.bytes), Math.min(nanos, other.nanos));
    }
  }

  private final TreeMap<String, Cost> costs = new TreeMap<>();
  @TempDir Path mappings;

  @Test
  void nothingThatIsDoneForEachRecordHasBecomeSlowerByAFifth() throws Exception {
    copy(Path.of("test-fixtures/bench/mappings"), mappings);
    copy(Path.of("mappings/codes"), mappings.resolve("codes"));
    for (int process = 0; process < PROCESSES; process++) {
      measure()
          .properties()
          .forEach(
              kernel ->
                  costs.merge(
                      kernel.getKey(),
                      new Cost(
                          kernel.getValue().path("time").asDouble(),
                          kernel.getValue().path("bytes").asLong(),
                          kernel.getValue().path("nanos").asLong()),
                      Cost::least));
    }
    if (Boolean.getBoolean("kernels.save")) {
      save();
    }
    assertThat(worse()).isEmpty();
  }

  private List<String> worse() throws IOException {
    Properties saved = new Properties();
    try (Reader file = Files.newBufferedReader(SAVED)) {
      saved.load(file);
    }
    List<String> worse = new ArrayList<>();
    costs.forEach(
        (kernel, cost) -> {
          double time = Double.parseDouble(saved.getProperty(kernel + ".time", "0"));
          long bytes = Long.parseLong(saved.getProperty(kernel + ".bytes", "0"));
          String line =
              String.format(
                  Locale.ROOT,
                  "%-18s %,6d ns a record, %.3f of the reference (saved %.3f), %,d bytes (saved %,d)",
                  kernel,
                  cost.nanos(),
                  cost.time(),
                  time,
                  cost.bytes(),
                  bytes);
          System.out.println(line);
          boolean slower = cost.time() > time * MORE || cost.bytes() > bytes * MORE + 8;
          if (slower && !kernel.startsWith(Kernels.REFERENCE)) {
            worse.add(line);
          }
        });
    return worse;
  }

  private void save() throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(
        "# What KernelsBenchmark measured: multiples of the reference's time, bytes a record.");
    costs.forEach(
        (kernel, cost) -> {
          lines.add(String.format(Locale.ROOT, "%s.time = %.3f", kernel, cost.time()));
          lines.add(kernel + ".bytes = " + cost.bytes());
        });
    Files.write(SAVED, lines);
  }

  private JsonNode measure() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                KernelRun.class.getName(),
                mappings.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return new ObjectMapper().readTree(said.lines().reduce("", (before, line) -> line));
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
