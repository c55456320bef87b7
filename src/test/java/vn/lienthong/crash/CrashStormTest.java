package vn.lienthong.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The gateway's process is killed with SIGKILL at random and at every failpoint there is, while
 * both sides are edited; then it is left alone. What both sides hold, and every write on the way,
 * is judged by an {@link Oracle} that shares nothing with the gateway. Some storms rage at a time.
 */
class CrashStormTest {
  private static final long SEED = Long.getLong("crash.seed", System.nanoTime());
  private static final int AT_A_TIME = 3;
  private static final ExecutorService STORMS = Executors.newFixedThreadPool(AT_A_TIME);
  private static Future<Storm.Aftermath> embedded;
  private static Future<Storm.Aftermath> server;
  private static Future<Storm.Aftermath> plain;
  private static Future<Trial.Outcome> alone;
  private static Future<Trial.Outcome> together;

  @BeforeAll
  static void begin() throws Exception {
    Path folder = Path.of("target", "storms", UUID.randomUUID().toString()).toAbsolutePath();
    Files.createDirectories(folder);
    Software software = new Software(folder);
    Random seeds = new Random(SEED);
    embedded = rage(software, World.Kind.H2, 13, seeds.nextLong());
    server = rage(software, World.Kind.POSTGRES, 10, seeds.nextLong());
    plain = rage(software, World.Kind.PLAIN, 8, seeds.nextLong());
    alone = STORMS.submit(() -> trials(software, true));
    together = STORMS.submit(() -> trials(software, false));
  }

  private static Trial.Outcome trials(Software software, boolean alone) throws Exception {
    List<Control> controls =
        Arrays.stream(Control.values()).filter(one -> one.alone() == alone).toList();
    Trial.Outcome outcome = Trial.of(controls, true, software, SEED);
    outcome
        .wrong()
        .forEach((one, wrong) -> System.out.printf("%s: %d findings%n", one, wrong.size()));
    System.out.printf("%d kills; %s%n", outcome.storm().kills(), outcome.storm().spent());
    return outcome;
  }

  private static Future<Storm.Aftermath> rage(
      Software software, World.Kind kind, int lives, long seed) {
    return STORMS.submit(
        () -> {
          Storm.Aftermath after = Storm.over(kind, software, lives, seed);
          System.out.printf(
              "%s, seed %d: %d kills, %d of them with a batch under way (*); %s%n%s",
              kind, SEED, after.kills(), after.batchesUnderWay(), after.spent(), after.histogram());
          return after;
        });
  }

  @AfterAll
  static void end() {
    STORMS.shutdownNow();
  }

  @Test
  void nothingIsLostDoubledOrSetBackWithAnEmbeddedLedger() throws Exception {
    assertThat(embedded.get().wrong()).as("seed %d", SEED).isEmpty();
  }

  @Test
  void norWithALedgerOnAServer() throws Exception {
    assertThat(server.get().wrong()).as("seed %d", SEED).isEmpty();
  }

  /** It overwrites whole records, takes batches whole, and tells no versions. */
  @Test
  void norWithANationThatHasOnlyAListAndOnePost() throws Exception {
    assertThat(plain.get().wrong()).as("seed %d", SEED).isEmpty();
  }

  @Test
  void thereAreManyKillsAndManyOfThemHitABatchUnderWay() throws Exception {
    int kills = 0;
    int hits = 0;
    for (Storm.Aftermath one :
        List.of(
            embedded.get(),
            server.get(),
            plain.get(),
            alone.get().storm(),
            together.get().storm())) {
      kills += one.kills();
      hits += one.batchesUnderWay();
    }
    System.out.printf(
        "%d kills, %d of them with a batch under way; %.0f s since the JVM began, %.0f s of the"
            + " processor in it%n",
        kills,
        hits,
        ManagementFactory.getRuntimeMXBean().getUptime() / 1e3,
        ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime()
            / 1e9);

    assertThat(kills).isGreaterThanOrEqualTo(40);
    assertThat(hits * 3).isGreaterThanOrEqualTo(kills);
  }

  @ParameterizedTest
  @EnumSource
  void aGatewayThatWasSpoiltIsFoundOut(Control control) throws Exception {
    List<String> wrong = (control.alone() ? alone : together).get().wrong().get(control);

    assertThat(wrong).anyMatch(finding -> finding.matches(control.finding));
  }

  @Test
  void everyEffectThatIsKnownHasAFailpointBeforeItAndOneAfterIt() throws Exception {
    for (String when : List.of("before ", "after ")) {
      assertThat(embedded.get().failpoints())
          .contains(
              when + "http feed batch",
              when + "http reconcile batch",
              when + "http files put",
              when + "http files get",
              when + "folder files.DocumentsFolder.keep",
              when + "ledger ledger.JdbcFileCopies.note < files.Notes.note",
              when + "ledger ledger.JdbcFeeds.settle < feed.Settling.settle",
              when + "ledger ledger.JdbcEntries.settle < flow.Settling.settle",
              when + "province province.ProvinceTables.transaction < flow.Carrying.writeProvince",
              when + "province province.ProvinceTables.transaction < feed.Verdicts.write");
    }
  }
}
