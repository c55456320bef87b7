package vn.lienthong.bench.race;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.bench.Shipped;
import vn.lienthong.testkit.Databases;

/**
 * What a feed costs after its first load, in tables of different sizes: an idle poll, a thousand
 * changes until they are answered and settled, the service at rest.
 *
 * <p>{@code mvn -Pbench test -Dtest=ChangesBenchmark -Dbench.sizes=10000,1000000 -Dbench.rounds=3}
 * takes the sizes by turns, each time in a process of its own, prints a table of medians, and
 * writes it to {@code target/changes.md}.
 */
class ChangesBenchmark {
  private static final Map<String, String> COLUMNS = columns();

  private final int rounds = Integer.getInteger("bench.rounds", 3);
  private final String heap = System.getProperty("bench.heap", "512m");
  private final int[] sizes =
      Arrays.stream(System.getProperty("bench.sizes", "10000,1000000").split(","))
          .mapToInt(Integer::parseInt)
          .toArray();
  @TempDir Path homes;

  private static Map<String, String> columns() {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("idlePollMs", "idle poll, ms");
    columns.put("idlePollCpuMs", "its CPU, ms");
    columns.put("wholeRunMs", "whole run that finds nothing, ms");
    columns.put("changesMs0", "1,000 changes, ms");
    columns.put("changesCpuMs0", "their CPU, ms");
    columns.put("changesMs20", "at 20 ms delay, ms");
    columns.put("restPercentOfACore", "at rest, polling each second, % of a core");
    return columns;
  }

  @Test
  void whatChangedCostsTheSameInATableOfAnySize() throws Exception {
    Map<Integer, List<JsonNode>> results = new LinkedHashMap<>();
    Process receiver =
        RaceBenchmark.java(
            List.of("-Xmx256m", "-XX:+UseSerialGC"),
            RaceBenchmark.EVERYTHING,
            Receiver.class.getName());
    try {
      String port = receiver.inputReader().readLine();
      for (int round = 0; round < rounds; round++) {
        for (int size : sizes) {
          Path home = Files.createDirectory(homes.resolve(size + "-" + round));
          JsonNode result = measured(size, port, home);
          System.err.println(size + " rows: " + result);
          results.computeIfAbsent(size, none -> new ArrayList<>()).add(result);
        }
      }
    } finally {
      receiver.destroy();
    }
    String table = table(results);
    Files.writeString(Files.createDirectories(Path.of("target")).resolve("changes.md"), table);
    System.out.println(table);
  }

  private JsonNode measured(int size, String port, Path home) throws Exception {
    Databases.Database province = Databases.postgres();
    try (Connection connection =
        DriverManager.getConnection(province.url(), province.user(), province.password())) {
      RaceTable.make(connection, "ho", size);
      RaceTable.make(connection, "ho_am", 1_000);
    }
    Process process =
        RaceBenchmark.java(
            Shipped.with(
                "-Xmx" + heap,
                "-Drace.url=" + province.url(),
                "-Drace.user=" + province.user(),
                "-Drace.port=" + port,
                "-Drace.home=" + home,
                "-Drace.root=" + Path.of("").toAbsolutePath(),
                "-Drace.records=" + size),
            RaceBenchmark.shipped(),
            Changes.class.getName());
    try (BufferedReader said = process.inputReader()) {
      String last = said.lines().reduce("", (before, line) -> line);
      assertThat(process.waitFor()).isZero();
      return new ObjectMapper().readTree(last);
    } finally {
      process.destroyForcibly();
    }
  }

  private String table(Map<Integer, List<JsonNode>> results) throws Exception {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "Medians of %d round(s), heap limit %s; %s%n%n",
            rounds,
            heap,
            Standings.machine()));
    text.append("| rows | ").append(String.join(" | ", COLUMNS.values())).append(" |\n");
    text.append("|---".repeat(COLUMNS.size() + 1)).append("|\n");
    results.forEach(
        (size, all) -> {
          text.append(String.format(Locale.ROOT, "| %,d |", size));
          for (String column : COLUMNS.keySet()) {
            double[] values =
                all.stream().mapToDouble(one -> one.path(column).asDouble()).sorted().toArray();
            text.append(String.format(Locale.ROOT, " %.2f |", values[values.length / 2]));
          }
          text.append('\n');
        });
    return text.toString();
  }
}
