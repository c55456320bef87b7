package vn.lienthong.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import vn.lienthong.flow.Report;
import vn.lienthong.flow.RunRequest;
import vn.lienthong.ledger.FeedState.Phase;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.ledger.LedgerSettings;
import vn.lienthong.mapping.Guard;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Key;
import vn.lienthong.testkit.TestClock;

/**
 * Feeds whose processes end all the time, at every boundary between two effects. The ledger is the
 * real one over a database in memory, so that what a process was in the midst of is undone there. A
 * batch that was under way may still arrive, at once or after the next process has begun.
 */
class FeedDeathsTest {
  private static final int DEATHS = Integer.getInteger("feed.deaths", 30_000);
  private static final int LIVES = 2;
  private static final int RECORDS = 12;
  private static final RunRequest AGAIN =
      new RunRequest("command", false, true, true, null, null, null, 0);

  @Test
  void nothingIsLostDoubledOrSetBackHoweverOftenTheProcessEnds() {
    long seed = Long.getLong("feed.seed", System.nanoTime());
    List<Mortality> all =
        LongStream.range(0, LIVES).parallel().mapToObj(lane -> lane(seed + lane)).toList();
    Map<String, Integer> at = new TreeMap<>();
    all.forEach(lane -> lane.at().forEach((where, n) -> at.merge(where, n, Integer::sum)));

    System.out.println("deaths of feeds from seed " + seed + ": " + at);
    assertThat(at.values().stream().mapToInt(n -> n).sum()).isGreaterThanOrEqualTo(DEATHS);
    for (String when : List.of("before ", "after ")) {
      assertThat(at)
          .containsKeys(
              when + "Feeds.settle",
              when + "Feeds.unsettled",
              when + "Feeds.marked",
              when + "Leases.acquire",
              when + "Runs.begin",
              when + "Runs.end",
              when + "ChangeLog.stamp",
              when + "ChangeLog.mark",
              when + "http");
    }
  }

  private static Mortality lane(long seed) {
    TestClock clock = Rig.clock();
    String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";QUERY_CACHE_SIZE=500";
    Mortality mortality = new Mortality(seed, 7);
    try (Ledger ledger = Ledger.open(new LedgerSettings(url, "sa", ""), clock)) {
      for (long n = 0; mortality.deaths() < DEATHS / LIVES; n++) {
        Rig rig = new Rig("f" + n, mortality.over(ledger), clock);
        rig.threads = n % 40 == 0 ? 3 : 0;
        rig.largest = 4;
        rig.guard = new Guard(100_000, 100, 100_000, 100);
        rig.changes = mortality::over;
        new History(rig, mortality, new SplittableRandom(seed * 31 + n)).live(seed);
      }
    }
    return mortality;
  }

  /** One flow, from its first row to its rest. */
  private static final class History {
    private final Rig rig;
    private final Mortality mortality;
    private final SplittableRandom random;
    private final List<byte[]> late = new ArrayList<>();

    History(Rig rig, Mortality mortality, SplittableRandom random) {
      this.rig = rig;
      this.mortality = mortality;
      this.random = random;
    }

    void live(long seed) {
      rig.nation.refuses = name -> name.startsWith("bad");
      edits(RECORDS);
      for (int life = 0; life < 40; life++) {
        mortality.rise(false);
        try {
          rig.run(random.nextInt(12) == 0 ? AGAIN : RunRequest.scheduled(), this::fate);
        } catch (Rig.Crash gone) {
          // the next process goes on
        }
        edits(random.nextInt(3));
        if (random.nextBoolean()) {
          arrive();
        }
      }
      mortality.rise(true);
      rest(seed);
    }

    private void fate(Rig.Step step, Batch batch) {
      switch (step) {
        case READ -> {
          try {
            mortality.pass("before http");
          } catch (Rig.Crash gone) {
            if (rig.threads == 0 && batch.part().isPresent() && random.nextInt(3) > 0) {
              late.add(batch.part().orElseThrow().body());
            }
            throw gone;
          }
        }
        case SENT -> mortality.pass("after http");
        default -> {}
      }
    }

    private void arrive() {
      late.forEach(rig.nation::batch);
      late.clear();
    }

    private void edits(int many) {
      for (int i = 0; i < many; i++) {
        String code = "%02d".formatted(random.nextInt(RECORDS));
        switch (random.nextInt(9)) {
          case 0, 1 -> rig.province.remove(code);
          case 2 -> rig.province.put(code, MemoryProvince.DRAFT + random.nextInt());
          case 3 -> rig.province.put(code, "bad " + random.nextInt(1_000_000));
          default -> rig.province.put(code, "name " + random.nextInt(1_000_000));
        }
      }
    }

    private List<Entry> entries() {
      Set<Key> keys = new HashSet<>();
      for (int i = 0; i < RECORDS; i++) {
        keys.add(Key.of("%02d".formatted(i)));
      }
      return List.copyOf(rig.ledger.entries().among(rig.flow, keys).values());
    }

    /** What was refused is mended, what was under way arrives; then two runs are left alone. */
    private void rest(long seed) {
      rig.run();
      arrive();
      for (Map.Entry<String, String> row : rig.province.passing().entrySet()) {
        if (row.getValue().startsWith("bad")) {
          rig.province.put(row.getKey(), "mended");
        }
      }
      Report report = rig.run();

      assertThat(report.result()).as("seed %d: %s", seed, report).isEqualTo("in-step");
      assertThat(rig.differences()).as("seed %d", seed).isEmpty();
      assertThat(rig.nation.doubled).as("seed %d", seed).isEmpty();
      assertThat(entries()).as("seed %d", seed).isEmpty();
      assertThat(rig.ledger.feeds().of(rig.flow).place().phase()).isEqualTo(Phase.FOLLOWING);
      Set<Key> living = new HashSet<>();
      rig.nation.living().keySet().forEach(code -> living.add(Key.of(code)));
      assertThat(rig.ledger.receipts().newest(rig.flow, living).entrySet())
          .as("seed %d", seed)
          .hasSize(living.size())
          .allMatch(sent -> !sent.getValue().withdrawn());
      rig.clock.advance(Duration.ofMinutes(11));
    }
  }
}
