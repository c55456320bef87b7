package vn.lienthong.bench.race;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** What was measured, and the table that it makes: medians, and medians of ratios within rounds. */
final class Standings {
  private final List<Run> runs = new ArrayList<>();
  private final int records;
  private final int rounds;
  private final String heap;

  Standings(int records, int rounds, String heap) {
    this.records = records;
    this.rounds = rounds;
    this.heap = heap;
  }

  /** One contestant's turn. */
  record Run(
      Contestants contestant,
      int round,
      int delay,
      long records,
      double seconds,
      double cpu,
      long heapMb,
      long rssMb,
      double bytes) {
    double rate() {
      return records / seconds;
    }

    double cpuPerMillion() {
      return cpu / records * 1e6;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%s %,d records in %.2f s = %,.0f/s, CPU %.2f s = %.2f s per million, %d MB, %.0f bytes each",
          contestant.name(),
          records,
          seconds,
          rate(),
          cpu,
          cpuPerMillion(),
          rssMb,
          bytes);
    }
  }

  Run add(Contestants contestant, int round, int delay, JsonNode result, JsonNode came) {
    long sent = result.path("records").asLong();
    Run run =
        new Run(
            contestant,
            round,
            delay,
            sent,
            result.path("seconds").asDouble(),
            result.path("cpuSeconds").asDouble(),
            result.path("peakHeapMb").asLong(),
            result.path("peakRssMb").asLong(),
            contestant.sends() ? came.path("bytes").asDouble() / sent : 0);
    runs.add(run);
    return run;
  }

  String markdown() throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%,d records of 13 columns, %d round(s), medians; heap limit %s; %s%n",
            records,
            rounds,
            heap,
            machine()));
    text.append(
        """

        | contestant | delay | records | records/s | of the floor | CPU s per million | × the floor | peak memory | peak heap | bytes a record |
        |---|---|---|---|---|---|---|---|---|---|
        """);
    for (int delay : runs.stream().mapToInt(Run::delay).distinct().sorted().toArray()) {
      for (Contestants contestant : Contestants.ALL_OF_THEM) {
        List<Run> own = of(contestant.name(), delay);
        if (!own.isEmpty()) {
          text.append(line(own));
        }
      }
    }
    return text.toString();
  }

  private String line(List<Run> own) {
    Run one = own.get(0);
    return String.format(
        Locale.ROOT,
        "| %s | %d ms | %,d | %,.0f | %s | %.2f | %s | %.0f MB | %.0f MB | %s |%n",
        one.contestant().title(),
        one.delay(),
        one.records(),
        median(own, Run::rate).orElseThrow(),
        ratio(own, Run::rate),
        median(own, Run::cpuPerMillion).orElseThrow(),
        ratio(own, Run::cpuPerMillion),
        median(own, Run::rssMb).orElseThrow(),
        median(own, Run::heapMb).orElseThrow(),
        one.bytes() == 0 ? "" : String.format(Locale.ROOT, "%.0f", one.bytes()));
  }

  /** To the floor of the same round. */
  private String ratio(List<Run> own, ToDoubleFunction<Run> what) {
    OptionalDouble median =
        median(
            own.stream().filter(run -> floor(run) != null).toList(),
            run -> what.applyAsDouble(run) / what.applyAsDouble(floor(run)));
    return median.isEmpty() ? "" : String.format(Locale.ROOT, "%.3f", median.getAsDouble());
  }

  private Run floor(Run beside) {
    return of(Contestants.FLOOR_NAME, beside.delay()).stream()
        .filter(run -> run.round() == beside.round())
        .findFirst()
        .orElse(null);
  }

  private List<Run> of(String name, int delay) {
    return runs.stream()
        .filter(run -> run.contestant().name().equals(name) && run.delay() == delay)
        .toList();
  }

  private static OptionalDouble median(List<Run> runs, ToDoubleFunction<Run> what) {
    double[] sorted = runs.stream().mapToDouble(what).sorted().toArray();
    return sorted.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2);
  }

  static String machine() throws IOException {
    Path cpus = Path.of("/proc/cpuinfo");
    String cpu =
        Files.exists(cpus)
            ? Files.readAllLines(cpus).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 2))
                .findFirst()
                .orElse("")
            : System.getProperty("os.arch");
    Path load = Path.of("/proc/loadavg");
    return "%d cores, %s, JDK %s, %s, load at the end %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            cpu,
            System.getProperty("java.version"),
            LocalDate.now(java.time.ZoneOffset.UTC),
            Files.exists(load) ? Files.readString(load).split(" ")[0] : "unknown");
  }
}
