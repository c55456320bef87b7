package vn.lienthong;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.ledger.LedgerSettings;
import vn.lienthong.testkit.Databases;
import vn.lienthong.testkit.TrialHome;

/** {@code lienthong run} as a process of its own, as a person starts it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServingTest {
  private static final String NOBODY = "jdbc:postgresql://127.0.0.1:1/ctdt";

  record Ended(int exit, String told) {}

  private TrialHome trial;
  private List<String> settings;
  private int homes;
  private Process service;

  @BeforeAll
  void layFiles(@TempDir Path root) throws IOException {
    trial = new TrialHome(root);
    trial.configure();
    set("province.url = jdbc:h2:mem:service;DB_CLOSE_DELAY=-1");
    settings = Files.readAllLines(settings());
  }

  @BeforeEach
  void asConfigured() throws IOException {
    Files.write(settings(), settings);
    set("data.dir = data" + ++homes);
  }

  @AfterEach
  void end() throws Exception {
    if (service != null) {
      service.destroyForcibly().waitFor();
    }
  }

  @AfterAll
  void close() {
    trial.close();
  }

  @Test
  void saysWhatRunsAndHasItsHomeForItselfAndEndsWithinTenSecondsWhenToldTo() throws Exception {
    start();
    assertThat(told()).contains(" flows: nhom-chi-tieu", "Schedule:", "Admin API: 127.0.0.1:");

    Process english = begun("run");
    Ended vietnamese = command("run", "--lang", "vi");
    Ended second = ended(english);
    service.toHandle().destroy();

    String pid = String.valueOf(service.pid());
    assertThat(second.exit()).isEqualTo(2);
    assertThat(second.told())
        .contains("Another process uses", "ledger.mv.db: process " + pid + " of ")
        .containsPattern(
            ", running since \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d: vn.lienthong.cli.Main")
        .doesNotContain("\tat ");
    assertThat(vietnamese.exit()).isEqualTo(2);
    assertThat(vietnamese.told()).contains("ledger.mv.db: tiến trình " + pid + " của ", "chạy từ");
    assertThat(service.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(data().resolve("admin.port")).doesNotExist();
    assertThat(rest()).contains("Stopping").doesNotContain("\tat ", "Exception");
  }

  @Test
  void startsAlthoughNeitherSideAnswersAndSaysWhich() throws Exception {
    set("province.url = " + NOBODY);
    set("national.url = http://127.0.0.1:1/api/v1");
    start();
    assertThat(told()).contains("is running");

    Process checking = begun("check");
    Process planning = begun("plan", "dan-toc");
    Ended check = ended(checking);
    Ended plan = ended(planning);

    assertThat(check.exit()).isEqualTo(3);
    assertThat(plan.exit()).isEqualTo(3);
    assertThat(plan.told()).contains("Cannot reach province");
    service.toHandle().destroy();
    assertThat(rest()).contains("Not reachable", "province", "national: 127.0.0.1:1");
  }

  @Test
  void aBackupIsPutInPlaceWhileItRuns() throws Exception {
    start();
    told();
    Ended made = command("backup", "create", "--json");
    Path backup = Path.of(made.told().replaceFirst("(?s).*\"file\":\"([^\"]+)\".*", "$1"));
    byte[] key = Files.readAllBytes(data().resolve("receipts.key"));
    assertThat(command("pause", "dan-toc", "--why", "x").exit()).isZero();
    Path broken = Files.writeString(data().resolve("backups").resolve("broken.zip"), "no");

    Ended refused = command("backup", "restore", broken.toString(), "--yes");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.told()).contains("no backup, or not all of it");
    assertThat(command("status", "dan-toc").told()).contains("paused");

    Ended restored = command("backup", "restore", backup.toString(), "--yes");
    assertThat(restored.exit()).as(restored.told()).isZero();
    assertThat(restored.told()).contains("The ledger is as it was at", "the service runs with it");
    Process showing = begun("status", "dan-toc");
    Ended audit = command("audit", "list");
    assertThat(ended(showing).told()).doesNotContain("paused");
    assertThat(audit.told()).contains("restore backup").doesNotContain("pause ");
    assertThat(Files.readAllBytes(data().resolve("receipts.key"))).isEqualTo(key);
    assertThat(service.isAlive()).isTrue();
    service.toHandle().destroy();
    assertThat(service.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(rest()).contains("restored while the service was running").doesNotContain("\tat ");
  }

  /** While it says that it runs, somebody has locked a table that the status is made of. */
  @Test
  void staysAlthoughTheLedgerDoesNotAnswerForAMomentWhenItHasJustStarted() throws Exception {
    Databases.Database ledger = Databases.postgres();
    Ledger.open(new LedgerSettings(ledger.url(), ledger.user(), ""), Clock.systemUTC()).close();
    set("ledger.url = " + ledger.url());
    set("ledger.user = " + ledger.user());
    set("ledger.connect-timeout = 500ms");
    try (Connection session =
            DriverManager.getConnection(ledger.url(), ledger.user(), ledger.password());
        Statement somebody = session.createStatement()) {
      session.setAutoCommit(false);
      somebody.execute("LOCK TABLE held_plan");
      start();
      assertThat(told()).contains("is running");
      assertThat(toldUpTo("SQL state 55P03\n")).contains("Not reachable", "ledger's database");
    }

    Ended status = command("status");
    service.toHandle().destroy();

    assertThat(status.told()).contains("dan-toc");
    assertThat(rest()).contains("Stopping").doesNotContain("Exception");
  }

  /** Nobody can write there, whatever his rights. */
  @Test
  void saysThatItsFolderCannotBeWritten() throws Exception {
    set("data.dir = /proc/lien-thong");

    Ended ended = command("run");

    assertThat(ended.exit()).isEqualTo(3);
    assertThat(ended.told()).contains("cannot write /proc/lien-thong").doesNotContain("\tat ");
  }

  @Test
  void refusesAPortThatAnotherProgramHas() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      set("admin.port = " + taken.getLocalPort());

      Ended ended = command("run");

      assertThat(ended.exit()).isEqualTo(2);
      assertThat(ended.told()).contains("admin.port", String.valueOf(taken.getLocalPort()));
    }
  }

  @Test
  void tellsAllFaultsOfRoutesAndMappingsBeforeAnythingStarts() throws Exception {
    edit("routes/flows.camel.yaml", "uri: \"direct:dan-toc\"", "uri: \"direct:dantoc\"");
    edit("mappings/dan-toc.yaml", "type: text", "type: txt");

    Ended ended = command("run");

    edit("routes/flows.camel.yaml", "uri: \"direct:dantoc\"", "uri: \"direct:dan-toc\"");
    edit("mappings/dan-toc.yaml", "type: txt", "type: text");

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.told())
        .contains("routes/flows.camel.yaml:", "mappings/dan-toc.yaml:", "txt")
        .doesNotContain("\tat ");
    assertThat(data().resolve("ledger.mv.db")).doesNotExist();
  }

  @Test
  void tellsAllFaultsOfTheSettings() throws Exception {
    set("province.urll = x");
    set("admin.port = many");

    Ended ended = command("run");

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.told()).contains("province.urll", "admin.port").doesNotContain("\tat ");
  }

  private Path settings() {
    return trial.home().resolve("gateway.properties");
  }

  private Path data() {
    return trial.home().resolve("data" + homes);
  }

  private void set(String line) throws IOException {
    Path file = settings();
    String key = line.substring(0, line.indexOf(' '));
    var lines = Files.readAllLines(file);
    lines.removeIf(other -> other.startsWith(key + " "));
    lines.add(line);
    Files.write(file, lines, StandardOpenOption.TRUNCATE_EXISTING);
  }

  private void edit(String file, String from, String to) throws IOException {
    Path edited = trial.root().resolve(file);
    Files.writeString(edited, Files.readString(edited).replace(from, to));
  }

  private void start() throws IOException {
    service = process("run").redirectErrorStream(true).start();
  }

  private ProcessBuilder process(String... words) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dfile.encoding=UTF-8",
                "-Dlogback.configurationFile=logback.xml",
                "-cp",
                System.getProperty("java.class.path"),
                "vn.lienthong.cli.Main"));
    command.addAll(List.of(words));
    ProcessBuilder process = new ProcessBuilder(command);
    process.environment().put("LIENTHONG_HOME", trial.home().toString());
    process.environment().put("LANG", "en_US.UTF-8");
    process.environment().put("LIENTHONG_LEDGER_PASSWORD", "");
    process.environment().putAll(TrialHome.ENVIRONMENT);
    return process;
  }

  private Ended command(String... words) throws Exception {
    return ended(begun(words));
  }

  private Process begun(String... words) throws IOException {
    return process(words).redirectErrorStream(true).start();
  }

  private static Ended ended(Process process) throws Exception {
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), told);
  }

  /** Up to the line that says that it is ready. */
  private String told() throws IOException {
    return toldUpTo(".\n");
  }

  private String toldUpTo(String end) throws IOException {
    StringBuilder told = new StringBuilder();
    int next;
    while (!told.toString().endsWith(end) && (next = service.getInputStream().read()) >= 0) {
      told.append((char) next);
    }
    return told.toString();
  }

  private String rest() throws IOException {
    return new String(service.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
