package vn.lienthong.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
  private static final int AT_A_TIME = 2;
  private static final ExecutorService STORMS = Executors.newFixedThreadPool(AT_A_TIME);
  private static Future<Storm.Aftermath> embedded;
  private static Future<Storm.Aftermath> server;
  private static Future<Storm.Aftermath> plain;
  private static final Map<Control, Future<Storm.Aftermath>> TRIALS = new EnumMap<>(Control.class);

  @BeforeAll
  static void begin() throws Exception {
    Path folder = Path.of("target", "storms", UUID.randomUUID().toString()).toAbsolutePath();
    Files.createDirectories(folder);
    Software software = new Software(folder);
    Random seeds = new Random(SEED);
    embedded = rage(software, World.Kind.H2, 13, seeds.nextLong());
    server = rage(software, World.Kind.POSTGRES, 10, seeds.nextLong());
    plain = rage(software, World.Kind.PLAIN, 8, seeds.nextLong());
    for (Control control : Control.values()) {
      TRIALS.put(control, STORMS.submit(() -> trial(software, control)));
    }
  }

  private static Storm.Aftermath trial(Software software, Control control) throws Exception {
    Storm.Aftermath after = Trial.of(control, true, software, SEED);
    System.out.printf(
        "%s: %d kills, %d findings; %s%n",
        control, after.kills(), after.wrong().size(), after.spent());
    return after;
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
    List<Future<Storm.Aftermath>> all = new ArrayList<>(List.of(embedded, server, plain));
    all.addAll(TRIALS.values());
    for (Future<Storm.Aftermath> one : all) {
      kills += one.get().kills();
      hits += one.get().batchesUnderWay();
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
    List<String> wrong = TRIALS.get(control).get().wrong();

    assertThat(wrong).anyMatch(finding -> finding.matches(control.finding));
  }

  @Test
  void everyEffectThatIsKnownHasAFailpointBeforeItAndOneAfterIt() throws Exception {
    for (String when : List.of("before ", "after ")) {
      assertThat(embedded.get().failpoints())
          .contains(
              when + "http feed batch",
              when + "http reconcile batch",
              when + "ledger ledger.JdbcFeeds.settle < feed.Settling.settle",
              when + "ledger ledger.JdbcEntries.settle < flow.Settling.settle",
              when + "province province.ProvinceTables.transaction < flow.Carrying.writeProvince",
              when + "province province.ProvinceTables.transaction < feed.Verdicts.write");
    }
  }
}
