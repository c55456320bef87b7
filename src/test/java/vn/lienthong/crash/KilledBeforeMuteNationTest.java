package vn.lienthong.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.h2.tools.RunScript;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.demo.DemoOracle;
import vn.lienthong.demo.Difference;
import vn.lienthong.national.Lack;
import vn.lienthong.sandbox.Options;
import vn.lienthong.sandbox.Sandbox;

/**
 * The gateway's process is killed with SIGKILL while records go both ways, then started again. What
 * both sides hold in the end is judged by the demo's oracle, which shares nothing with the gateway.
 */
class KilledBeforeMuteNationTest {
  private static final String ALL =
      Arrays.stream(Lack.values()).map(Lack::word).collect(Collectors.joining(", "));

  /** Forms come from it; the nation learns of it by itself. */
  private static final String VILLAGE =
      """
      {"ma":"03390002","ten":"Bản Mới","cap":"THON","loai":"BAN","maCha":"03390","maTinh":"12",
       "hieuLucTu":"2025-07-01"}
      """;

  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir Path home;
  private Sandbox nation;
  private Server server;
  private String url;

  private void openNation(String dialect, UnaryOperator<Options> able) throws Exception {
    nation =
        Sandbox.start(
            able.apply(
                Options.defaults()
                    .withConsumer("crash", "secret")
                    .withSeeds(ROOT.resolve("test-fixtures/national/seed"))));
    Files.write(
        home.resolve("gateway.properties"),
        List.of(
            "national.url = " + nation.url() + "/api/v1",
            "national.dialect = " + dialect,
            "mappings.dir = " + mappings()),
        StandardOpenOption.APPEND);
  }

  /** As shipped, with one dialect more. */
  private Path mappings() throws IOException {
    Path own = home.resolve("mappings");
    try (Stream<Path> files = Files.walk(ROOT.resolve("mappings"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = own.resolve(ROOT.resolve("mappings").relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
    Files.writeString(own.resolve("dialects/mute.yaml"), "without: [" + ALL + "]\n");
    return own;
  }

  @BeforeEach
  void openProvince() throws Exception {
    server =
        Server.createTcpServer("-tcpPort", "0", "-ifNotExists", "-baseDir", home.toString())
            .start();
    url = "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/./province";
    script("schema.sql");
    script("data.sql");
    Path secret =
        Files.createFile(
            home.resolve("secret"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(secret, "secret");
    Files.write(
        home.resolve("gateway.properties"),
        List.of(
            "province.url = " + url,
            "province.user = sa",
            "province.password-file = secret",
            "national.key = crash",
            "national.secret-file = secret",
            "purpose.phieu-ho = a trial with invented households",
            "admin.port = 0",
            "data.dir = data",
            "routes.dir = " + ROOT.resolve("routes")));
  }

  @AfterEach
  void closeBothSides() {
    nation.close();
    server.stop();
  }

  /** It says of a batch that it was taken, and nothing else ever: what is fed arrives. */
  @Test
  void nothingIsLostOfWhatIsFedToANationThatCannotEvenBeRead() throws Exception {
    openNation("mute", options -> options.without(ALL));
    nation.edit("don-vi-hanh-chinh", JSON.readTree(VILLAGE));
    long seed = kill(1, "tells-no-unchanged");
    assertThat(differences())
        .as("seed %d", seed)
        .noneMatch(difference -> difference.matches("(bieu|phieu|phieu-ho) .*(?<!ketQua)"));
  }

  private long kill(int kills, String... more) throws Exception {
    long seed = Long.getLong("crash.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int kill = 0; kill < kills; kill++) {
      edit(random, kill);
      killAfter(1 + random.nextInt(kill == 0 ? 60 : 12), random, more);
    }
    assertThat(worker(more).waitFor()).as("seed %d: comes to rest", seed).isZero();
    assertThat(createdTwice()).as("seed %d", seed).isEmpty();
    return seed;
  }

  private List<String> differences() {
    var oracle =
        new DemoOracle(
            url,
            "sa",
            "secret",
            URI.create(nation.url()),
            ROOT.resolve("mappings/codes"),
            Clock.systemDefaultZone());
    return oracle.compare().differences().stream().map(Difference::text).toList();
  }

  /** On both sides, and in different fields, so that nothing is contested. */
  private void edit(Random random, int round) throws Exception {
    sql("UPDATE phieu_ho SET so_nhan_khau = " + (20 + round));
    sql("UPDATE bieu SET lan_nop = lan_nop + 1");
    for (int i = 0; i < 6; i++) {
      String code = "%02d".formatted(1 + random.nextInt(16));
      sql(
          "UPDATE dm_nhom_chi_tieu SET mo_ta = 'vòng "
              + round
              + "' WHERE ma_nhom = '"
              + code
              + "'");
      ObjectNode record = JSON.createObjectNode();
      record.put("ma", "%02d".formatted(1 + random.nextInt(50))).put("ghiChu", "vòng " + round);
      nation.edit("dan-toc", JSON.createArrayNode().add(record));
    }
  }

  /** Waits for that many writes at the nation, or for the process to have nothing left to do. */
  private void killAfter(int writes, Random random, String... more) throws Exception {
    long before = nation.journal().size();
    int spins = random.nextInt(200_000);
    Process worker = worker(more);
    while (worker.isAlive() && written(before) < writes) {
      LockSupport.parkNanos(2_000_000);
    }
    for (int i = 0; i < spins; i++) {
      Thread.onSpinWait();
    }
    worker.destroyForcibly().waitFor();
  }

  private int written(long since) throws Exception {
    HttpRequest lines =
        HttpRequest.newBuilder(URI.create(nation.url() + "/_sandbox/journal?after=" + since))
            .build();
    return JSON.readTree(HTTP.send(lines, BodyHandlers.ofByteArray()).body()).size();
  }

  private Process worker(String... more) throws IOException {
    List<String> command = new ArrayList<>(command());
    command.addAll(List.of(more));
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private List<String> command() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx192m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Dorg.apache.camel.jmx.disabled=true",
        "-cp",
        System.getProperty("java.class.path"),
        Worker.class.getName(),
        home.toString());
  }

  private List<String> createdTwice() {
    Map<String, Integer> created = new HashMap<>();
    for (JsonNode line : nation.journal()) {
      if (line.path("status").asText().equals("CREATED")) {
        created.merge(
            line.path("resource").asText() + " " + line.path("id").asText(), 1, Integer::sum);
      }
    }
    return created.entrySet().stream()
        .filter(e -> e.getValue() > 1)
        .map(Map.Entry::getKey)
        .toList();
  }

  private void script(String name) throws IOException, SQLException {
    try (Connection connection = DriverManager.getConnection(url, "sa", "secret");
        var reader =
            Files.newBufferedReader(ROOT.resolve("test-fixtures/province").resolve(name))) {
      RunScript.execute(connection, reader);
    }
  }

  private void sql(String text) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, "sa", "secret");
        var statement = connection.createStatement()) {
      statement.executeUpdate(text);
    }
  }
}
