package vn.lienthong.reconcile.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * The same histories with a gateway that dies all the time, 100,000 deaths over every boundary
 * between two effects: reading, deciding, noting what is about to be written, each write to either
 * side, settling.
 */
class DeathsTest {
  private static final int DEATHS = Integer.getInteger("history.deaths", 100_000);
  private static final int LIVES = 2;

  @Test
  void nothingIsLostHoweverOftenTheGatewayDies() {
    long seed = Long.getLong("history.seed", System.nanoTime());
    List<Deaths> all =
        LongStream.range(0, LIVES).parallel().mapToObj(one -> from(seed + one)).toList();
    Map<String, Integer> at = new TreeMap<>();
    all.forEach(deaths -> deaths.at().forEach((where, n) -> at.merge(where, n, Integer::sum)));

    System.out.println("deaths from seed " + seed + ": " + at);
    assertThat(at.values()).hasSize(6).allMatch(n -> n > DEATHS / 200);
  }

  private static Deaths from(long seed) {
    Deaths deaths = new Deaths(5);
    for (long history = seed; deaths.all() < DEATHS / LIVES; history += LIVES) {
      new History(history, new Engine(), deaths).run();
    }
    return deaths;
  }
}
