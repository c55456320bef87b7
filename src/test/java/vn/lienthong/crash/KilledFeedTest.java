package vn.lienthong.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.h2.tools.RunScript;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.demo.DemoFilling;
import vn.lienthong.demo.DemoOracle;
import vn.lienthong.demo.Difference;
import vn.lienthong.ledger.FeedState;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.ledger.LedgerSettings;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.province.ProvinceDatabase;
import vn.lienthong.province.ProvinceSettings;
import vn.lienthong.province.capture.Capture;
import vn.lienthong.sandbox.Options;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.testkit.Databases;

/**
 * The gateway's process is killed with SIGKILL while it feeds what triggers catch and while people
 * edit: rows, their child rows and their keys. What both sides hold in the end is judged by the
 * demo's oracle, which shares nothing with the gateway.
 */
class KilledFeedTest {
  private static final int KILLS = Integer.getInteger("crash.kills", 3);
  private static final String HOUSEHOLD = "phieu-ho";
  private static final int HOUSEHOLDS = 1_200;
  private static final Path ROOT = Path.of("").toAbsolutePath();

  /** Where the province's tables are. */
  enum On {
    H2,
    POSTGRES
  }

  @TempDir Path home;
  private Server server;
  private Databases.Database province;
  private Sandbox nation;

  @AfterEach
  void closeBothSides() {
    nation.close();
    if (server != null) {
      server.stop();
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsLostDoubledOrSetBackHoweverOftenItIsKilled(On on) throws Exception {
    open(on);
    long seed = Long.getLong("crash.seed", System.nanoTime());
    Random random = new Random(seed);
    List<String> met = new ArrayList<>();
    try (Editor editor = new Editor(this::connect, seed)) {
      for (int kill = 0; kill < KILLS; kill++) {
        kill(random);
        met.add(met());
      }
    }
    assertThat(worker("rest").waitFor()).as("seed %d: comes to rest", seed).isZero();

    System.out.printf("%s, seed %d: each kill met %s%n", on, seed, met);
    assertThat(differences()).as("seed %d", seed).isEmpty();
    assertThat(createdTwice()).as("seed %d", seed).isEmpty();
  }

  @Test
  void aWatermarkMovedBeforeTheAnswerWouldBeFoundOut() throws Exception {
    open(On.H2);
    assertThat(worker("rest").waitFor()).isZero();
    assertThat(differences()).isEmpty();
    sql("UPDATE phieu_ho SET so_nhan_khau = so_nhan_khau + 10 WHERE so_phieu LIKE '%00042'");
    moveWatermarkPastWhatWasNotSent();

    assertThat(worker("rest").waitFor()).isZero();

    assertThat(differences()).singleElement().asString().contains("00042: soNhanKhau");
  }

  private void moveWatermarkPastWhatWasNotSent() {
    var known = new ProvinceSettings("test", province.url(), province.user(), province.password());
    try (ProvinceDatabase database = ProvinceDatabase.open(known);
        Ledger ledger = ledger()) {
      var mapping = Mappings.read(home.resolve("mappings")).byName().get(HOUSEHOLD);
      long end = Capture.in(database).log(mapping).stamp();
      var lease =
          ledger.leases().acquire(HOUSEHOLD, "careless", Duration.ofMinutes(1)).orElseThrow();
      ledger.feeds().move(HOUSEHOLD, lease.fencing(), FeedState.Place.following(end));
      ledger.leases().release(lease);
    }
  }

  private Ledger ledger() {
    String url = "jdbc:h2:file:" + home.resolve("data/ledger");
    return Ledger.open(new LedgerSettings(url, "lienthong", ""), Clock.systemDefaultZone());
  }

  /** What each feed was at when the process ended. */
  private String met() {
    try (Ledger ledger = ledger()) {
      StringBuilder all = new StringBuilder();
      for (String flow : FeedWorker.FEEDS) {
        FeedState state = ledger.feeds().of(flow);
        if (state.unsettled()) {
          all.append(all.isEmpty() ? "" : ", ")
              .append(flow)
              .append(' ')
              .append(state.place().phase());
        }
      }
      return all.isEmpty() ? "no batch" : "batches of " + all;
    }
  }

  /** Some batches later, and a moment: while it sends, settles, reads, or has nothing to do. */
  private void kill(Random random) throws Exception {
    Process worker = worker("feed");
    try (var said = worker.inputReader(StandardCharsets.UTF_8)) {
      for (int batches = random.nextInt(6); batches >= 0; batches--) {
        assertThat(said.readLine()).as("a batch sets out").isNotNull();
      }
      worker.waitFor(random.nextInt(60_000), TimeUnit.MICROSECONDS);
      worker.destroyForcibly().waitFor();
    }
  }

  private void open(On on) throws Exception {
    nation =
        Sandbox.start(
            Options.defaults()
                .withConsumer("crash", "secret")
                .withSeeds(ROOT.resolve("test-fixtures/national/seed")));
    province = on == On.H2 ? h2() : Databases.postgres();
    try (Connection connection = connect()) {
      for (String script : List.of("schema.sql", "data.sql")) {
        try (var text =
            Files.newBufferedReader(ROOT.resolve("test-fixtures/province").resolve(script))) {
          RunScript.execute(connection, text);
        }
      }
      DemoFilling.households(connection, ROOT.resolve("test-fixtures"), HOUSEHOLDS);
    }
    settings(mappings());
    assertThat(worker("prepare").waitFor()).isZero();
  }

  private Databases.Database h2() throws SQLException {
    server =
        Server.createTcpServer("-tcpPort", "0", "-ifNotExists", "-baseDir", home.toString())
            .start();
    String url = "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/./province";
    return new Databases.Database(url, "sa", "secret");
  }

  /** As shipped, save that any number of records may be withdrawn in a day. */
  private Path mappings() throws IOException {
    Path own = Files.createDirectories(home.resolve("mappings/codes")).getParent();
    for (String folder : List.of("", "codes/")) {
      try (var files = Files.newDirectoryStream(ROOT.resolve("mappings/" + folder), "*.*")) {
        for (Path file : files) {
          Files.copy(
              file, own.resolve(folder + file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
    for (String flow : FeedWorker.FEEDS) {
      Path file = own.resolve(flow + ".yaml");
      String text = Files.readString(file);
      String loose = text.replace("mode: auto\n", "mode: auto\nguard: {retire: 10000}\n");
      assertThat(loose).isNotEqualTo(text);
      Files.writeString(file, loose);
    }
    return own;
  }

  private void settings(Path mappings) throws IOException {
    Path secret =
        Files.createFile(
            home.resolve("secret"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(secret, "secret");
    Files.write(
        home.resolve("gateway.properties"),
        List.of(
            "province.url = " + province.url(),
            "province.user = " + province.user(),
            "national.url = " + nation.url() + "/api/v1",
            "national.key = crash",
            "national.secret-file = secret",
            "national.calls-per-second = 1000",
            "purpose.phieu-ho = a trial with invented households",
            "admin.port = 0",
            "data.dir = data",
            "routes.dir = " + ROOT.resolve("routes"),
            "mappings.dir = " + mappings));
  }

  private Process worker(String what) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            FeedWorker.class.getName(),
            home.toString(),
            what);
    builder.environment().put("LIENTHONG_PROVINCE_PASSWORD", province.password());
    boolean read = what.equals("feed");
    return builder
        .redirectOutput(read ? ProcessBuilder.Redirect.PIPE : ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** What the oracle finds different in what is fed. */
  private List<String> differences() {
    var oracle =
        new DemoOracle(
            province.url(),
            province.user(),
            province.password(),
            URI.create(nation.url()),
            ROOT.resolve("mappings/codes"),
            Clock.systemDefaultZone());
    return oracle.compare().differences().stream()
        .filter(difference -> FeedWorker.FEEDS.contains(difference.flow()))
        .map(Difference::text)
        .toList();
  }

  /** Records that came to life twice without having been withdrawn between. */
  private List<String> createdTwice() {
    Map<String, String> last = new HashMap<>();
    List<String> twice = new ArrayList<>();
    for (JsonNode line : nation.journal()) {
      String status = line.path("status").asText();
      if (List.of("CREATED", "WITHDRAWN", "ERASED").contains(status)) {
        String record = line.path("resource").asText() + " " + line.path("id").asText();
        if (status.equals(last.put(record, status))) {
          twice.add(record + " " + status);
        }
      }
    }
    return twice;
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(province.url(), province.user(), province.password());
  }

  private void sql(String text) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(text);
    }
  }
}
