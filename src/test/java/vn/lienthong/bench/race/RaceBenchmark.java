package vn.lienthong.bench.race;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.bench.Shipped;
import vn.lienthong.testkit.Databases;

/**
 * A table of households from a real PostgreSQL to a minimal receiver, by the product, by hand, and
 * by what anyone would use instead. Database, receiver and contestant are processes of their own;
 * the contestants take turns, round after round, so that what else the machine does burdens all.
 *
 * <p>{@code mvn -Pbench test -Dbench.records=1000000 -Dbench.rounds=5 -Dbench.delays=0,20
 * -Dbench.only=floor,lienthong -Dbench.heap=512m -Dbench.warm=200000}; the table is printed and
 * written to {@code target/bench.md}. {@code -Dbench.java=…} are further options of the product's
 * process. It fails unless every record came to the receiver exactly once.
 */
class RaceBenchmark {
  private static final Path ROOT = Path.of("").toAbsolutePath();
  static final String EVERYTHING = System.getProperty("java.class.path");
  private static final int LONGEST_MINUTES = 5;

  private final int records = Integer.getInteger("bench.records", 100_000);
  private final int warm = Integer.getInteger("bench.warm", 200_000);
  private final int rounds = Integer.getInteger("bench.rounds", 5);
  private final String heap = System.getProperty("bench.heap", "512m");
  private final int[] delays =
      Arrays.stream(System.getProperty("bench.delays", "0,20").split(","))
          .mapToInt(Integer::parseInt)
          .toArray();
  private final Set<String> only =
      Arrays.stream(System.getProperty("bench.only", "").split(","))
          .filter(name -> !name.isBlank())
          .collect(Collectors.toSet());

  private final HttpClient client = HttpClient.newHttpClient();
  private final Standings standings = new Standings(records, rounds, heap);
  private final List<Throwable> faults = new ArrayList<>();
  @TempDir Path homes;
  private Databases.Database province;
  private int port;

  @Test
  void theFloorTheProductAndOthersTakeTurns() throws Exception {
    province = Databases.postgres();
    try (Connection connection =
        DriverManager.getConnection(province.url(), province.user(), province.password())) {
      say("%,d households into PostgreSQL", records);
      RaceTable.make(connection, "ho", records);
      RaceTable.make(connection, "ho_am", warm);
    }
    Process receiver =
        java(List.of("-Xmx256m", "-XX:+UseSerialGC"), EVERYTHING, Receiver.class.getName());
    try {
      port = Integer.parseInt(receiver.inputReader().readLine());
      for (int round = 1; round <= rounds; round++) {
        for (int delay : delays) {
          for (Contestants contestant : taking(delay)) {
            try {
              turn(contestant, round, delay);
            } catch (AssertionError | IOException fault) {
              say("%s", fault);
              faults.add(fault);
            }
          }
        }
      }
    } finally {
      receiver.destroy();
    }
    String table = standings.markdown();
    Files.writeString(Files.createDirectories(ROOT.resolve("target")).resolve("bench.md"), table);
    System.out.println(table);
    assertThat(faults).isEmpty();
  }

  private List<Contestants> taking(int delay) {
    return Contestants.ALL_OF_THEM.stream()
        .filter(contestant -> only.isEmpty() || only.contains(contestant.name()))
        .filter(contestant -> contestant.records(records, delay) > 0)
        .toList();
  }

  private void turn(Contestants contestant, int round, int delay) throws Exception {
    Path home = Files.createDirectory(homes.resolve(contestant.name() + round + "-" + delay));
    int most = contestant.records(records, delay);
    String libraries = contestant.name().equals("lienthong") ? shipped() : EVERYTHING;
    Process process = java(options(contestant, home, most), libraries, contestant.main());
    JsonNode result = null;
    process
        .onExit()
        .orTimeout(LONGEST_MINUTES, TimeUnit.MINUTES)
        .exceptionally(late -> process.destroyForcibly());
    try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
      receiver("?delay=0");
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        if (line.equals("warm")) {
          receiver("?delay=" + delay);
          process.getOutputStream().write('\n');
          process.getOutputStream().flush();
        } else if (line.startsWith("{")) {
          result = new ObjectMapper().readTree(line);
        }
      }
      assertThat(process.waitFor()).as(contestant.name()).isZero();
    } finally {
      process.destroyForcibly();
    }
    JsonNode came = receiver("");
    assertThat(result).as(contestant.name()).isNotNull();
    if (contestant.sends()) {
      assertThat(result.path("records").asInt()).as("sent").isEqualTo(most);
      assertThat(came.path("records").asInt()).as("came").isEqualTo(most);
      assertThat(came.path("twice").asInt()).as("came twice").isZero();
    }
    Standings.Run run = standings.add(contestant, round, delay, result, came);
    say("round %d, %d ms: %s", round, delay, run);
  }

  private List<String> options(Contestants contestant, Path home, int most) {
    List<String> options = new ArrayList<>();
    options.add("-Xmx" + heap);
    options.addAll(
        contestant.name().equals("lienthong")
            ? Shipped.options()
            : List.of("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
    options.add("-Drace.url=" + province.url());
    options.add("-Drace.user=" + province.user());
    options.add("-Drace.port=" + port);
    options.add("-Drace.home=" + home);
    options.add("-Drace.root=" + ROOT);
    options.add("-Drace.records=" + most);
    options.add("-Drace.warm=" + contestant.warmed(warm));
    options.addAll(contestant.options());
    return options;
  }

  private JsonNode receiver(String words) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/race" + words)).build();
    String answer = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    return new ObjectMapper().readTree(answer);
  }

  /** The product has only what it is handed out with. */
  static String shipped() throws IOException {
    Path libraries = ROOT.resolve("target/runtime.classpath");
    return Files.exists(libraries)
        ? String.join(
            java.io.File.pathSeparator,
            ROOT.resolve("target/classes").toString(),
            Files.readString(libraries).trim(),
            ROOT.resolve("target/test-classes").toString())
        : EVERYTHING;
  }

  static Process java(List<String> options, String libraries, String main) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-Dfile.encoding=UTF-8", "-cp", libraries));
    command.add(main);
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static void say(String text, Object... values) {
    System.err.printf("%tT %s%n", System.currentTimeMillis(), text.formatted(values));
  }
}
