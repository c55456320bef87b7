package vn.lienthong.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What catalogues of different sizes cost: the first contact and cycles that find nothing to do,
 * and which share of the processors the gateway, the province's database and the sandbox take.
 *
 * <p>{@code mvn -Pbench test -Dtest=CataloguesBenchmark -Dbench.units=10000,100000
 * -Dbench.heap=128m -Dbench.idles=5} prints a table and writes it to {@code target/catalogues.md}.
 */
class CataloguesBenchmark {
  private static final Map<String, String> COLUMNS = columns();

  private final String heap = System.getProperty("bench.heap", "128m");
  private final int idles = Integer.getInteger("bench.idles", 5);
  private final int[] sizes =
      Arrays.stream(System.getProperty("bench.units", "10000,100000").split(","))
          .mapToInt(Integer::parseInt)
          .toArray();
  @TempDir Path homes;

  private static Map<String, String> columns() {
    Map<String, String> columns = new LinkedHashMap<>();
    for (String phase : List.of("plan", "firstContact", "idle")) {
      columns.put(phase + "Seconds", phase + ", s");
      columns.put(phase + "Cpu", "CPU of the gateway");
      columns.put(phase + "DatabaseCpu", "of the database");
      columns.put(phase + "SandboxCpu", "of the sandbox");
    }
    columns.put("peakHeapMb", "peak heap, MiB");
    return columns;
  }

  @Test
  void cataloguesOfAnySizeComeInStepAndRest() throws Exception {
    List<String> lines = new ArrayList<>();
    lines.add("| units | " + String.join(" | ", COLUMNS.values()) + " |");
    lines.add("|---" + "|---".repeat(COLUMNS.size()) + "|");
    for (int units : sizes) {
      Path home = Files.createDirectory(homes.resolve(String.valueOf(units)));
      JsonNode result =
          CatalogueCycles.run(home, units, Shipped.with("-Xmx" + heap), idles, (p, n) -> {}).get(0);
      assertThat(result.path("state").asText()).as(result.toString()).isEqualTo("in-step");
      assertThat(result.path("unchanged").asInt()).isEqualTo(units);
      List<String> cells = new ArrayList<>();
      COLUMNS.keySet().forEach(column -> cells.add(result.path(column).asText("–")));
      lines.add(String.format(Locale.ROOT, "| %,d | %s |", units, String.join(" | ", cells)));
    }
    lines.forEach(System.out::println);
    Files.write(Path.of("target/catalogues.md"), lines);
  }
}
