package vn.lienthong.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import vn.lienthong.flow.Report;
import vn.lienthong.flow.RunRequest;
import vn.lienthong.ledger.FeedState.Phase;
import vn.lienthong.record.Key;

/**
 * Histories by chance: rows come, change and go, batches end in any order, and the process ends at
 * any step. Whatever happened, one undisturbed run later the nation holds what the province holds.
 */
class CrashesTest {
  private static final int HISTORIES = Integer.getInteger("feed.histories", 12);

  @Test
  void nothingIsLostDoubledOrPassedOver() {
    long seed = Long.getLong("feed.seed", System.nanoTime());
    for (int history = 0; history < HISTORIES; history++) {
      live(seed + history);
    }
  }

  private static void live(long seed) {
    Random random = new Random(seed);
    try (Rig rig = new Rig()) {
      rows(rig, random, 50 + random.nextInt(3_000));
      for (int act = 0; act < 6; act++) {
        try {
          rig.run(RunRequest.scheduled(), fate(rig, random.nextLong()));
        } catch (Rig.Crash gone) {
          // the next run goes on
        }
        rows(rig, random, random.nextInt(200));
      }

      Report report = rig.run();

      assertThat(report.result()).as("seed %d", seed).isEqualTo("in-step");
      assertThat(rig.differences()).as("seed %d", seed).isEmpty();
      assertThat(rig.nation.doubled).as("seed %d", seed).isEmpty();
      assertThat(rig.ledger.feeds().of(Rig.FLOW).place().phase()).isEqualTo(Phase.FOLLOWING);
      assertReceipts(rig, seed);
    }
  }

  /** Of every record that the nation holds there is a receipt, and it is not of a withdrawal. */
  private static void assertReceipts(Rig rig, long seed) {
    Set<Key> living = new TreeSet<>();
    rig.nation.living().keySet().forEach(code -> living.add(Key.of(code)));
    assertThat(rig.ledger.receipts().newest(Rig.FLOW, living).entrySet())
        .as("seed %d", seed)
        .hasSize(living.size())
        .allMatch(sent -> !sent.getValue().withdrawn());
  }

  private static void rows(Rig rig, Random random, int edits) {
    for (int i = 0; i < edits; i++) {
      String code = "%05d".formatted(random.nextInt(4_000));
      switch (random.nextInt(10)) {
        case 0 -> rig.province.remove(code);
        case 1 -> rig.province.put(code, MemoryProvince.DRAFT + random.nextInt());
        default -> rig.province.put(code, "name " + random.nextInt(1_000_000));
      }
    }
  }

  /** Slow or quick, and now and then the end; edits go on meanwhile. */
  private static Rig.Fate fate(Rig rig, long seed) {
    Random random = new Random(seed);
    return (step, batch) -> {
      int dice;
      synchronized (random) {
        dice = random.nextInt(60);
        if (dice % 7 == 0) {
          rows(rig, random, 3);
        }
      }
      if (dice == 0) {
        throw new Rig.Crash();
      }
      for (int i = 0; i < dice * 2_000; i++) {
        Thread.onSpinWait();
      }
    };
  }
}
