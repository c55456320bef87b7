package vn.lienthong.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Storms until there have been enough kills at each failpoint and at random: {@code mvn -Pcrash
 * test -Dcrash.each=50 -Dcrash.random=500 -Dcrash.minutes=60}. Several gateways, each between two
 * sides of its own, share a process and its end. What has been counted is kept in {@code
 * -Dcrash.tally=FOLDER}, so that a run that was broken off goes on where it was.
 */
class LongStorm {
  private static final int EACH = Integer.getInteger("crash.each", 1);
  private static final int RANDOM = Integer.getInteger("crash.random", 10);
  private static final long MINUTES = Long.getLong("crash.minutes", 60);
  private static final int LIVES = Integer.getInteger("crash.lives", 40);
  private static final int FLEET = Integer.getInteger("crash.fleet", 6);
  private static final long SEED = Long.getLong("crash.seed", System.nanoTime());
  private static final Path TALLY = Path.of(System.getProperty("crash.tally", "target/crash"));
  private static final List<World.Kind> KINDS =
      List.of(
          World.Kind.H2,
          World.Kind.POSTGRES,
          World.Kind.PLAIN,
          World.Kind.TICKETS,
          World.Kind.POSTGRES_TICKETS);
  private static final List<String> WORDS = KINDS.stream().map(World.Kind::word).toList();
  private static final List<String> ONLY =
      List.of(System.getProperty("crash.kinds", String.join(",", WORDS)).split(","));
  private static final ExecutorService STORMS = Executors.newCachedThreadPool();

  private final Path folder =
      Path.of("target", "storms", UUID.randomUUID().toString()).toAbsolutePath();

  @BeforeAll
  static void onlyKindsThatThereAre() {
    assertThat(WORDS).as("-Dcrash.kinds").containsAll(ONLY);
  }

  @AfterAll
  static void end() {
    STORMS.shutdownNow();
  }

  @ParameterizedTest
  @FieldSource("KINDS")
  void nothingIsLostDoubledOrSetBack(World.Kind kind) throws Exception {
    String name = kind.word();
    Assumptions.assumeTrue(ONLY.contains(name), name + " is left out");
    Software software = new Software(Files.createDirectories(folder));
    Storm.Aftermath launched = Storm.over(kind, software, 2, SEED);
    assertThat(launched.wrong()).as("%s, seed %d", kind, SEED).isEmpty();
    Tally tally = new Tally(TALLY.resolve(name + ".tsv"), EACH, RANDOM);
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES);
    for (long seed = SEED; !tally.done() && System.nanoTime() < end; seed++) {
      long begun = System.nanoTime();
      int kills = 0;
      Fleet fleet = new Fleet(software, FLEET, seed);
      for (Future<Storm.Aftermath> one : storms(kind, software, fleet, tally, seed)) {
        Storm.Aftermath after = one.get();
        kills += after.kills();
        assertThat(after.wrong()).as("%s, seed %d", kind, seed).isEmpty();
      }
      tally.save();
      System.out.printf(
          "%s, seed %d: %d kills, %.1f s each, %.1f s of the processor; in all %s%n",
          kind,
          seed,
          kills,
          (System.nanoTime() - begun) / 1e9 / kills,
          fleet.cpu() / 1e9 / kills,
          tally.summary());
    }
  }

  private List<Future<Storm.Aftermath>> storms(
      World.Kind kind, Software software, Fleet fleet, Tally tally, long seed) {
    List<Future<Storm.Aftermath>> storms = new ArrayList<>();
    for (int i = 0; i < FLEET; i++) {
      long own = seed * FLEET + i;
      Path home = folder.resolve(seed + "-" + i);
      storms.add(
          STORMS.submit(
              () -> {
                try (Storm storm = new Storm(home, kind, software, fleet, tally, own)) {
                  return storm.all(LIVES);
                }
              }));
    }
    return storms;
  }

  /** Otherwise the controls of the short storm would prove nothing. */
  @ParameterizedTest
  @EnumSource
  void theWeatherThatFindsOutASpoiltGatewayDoesNoHarmToASoundOne(Control control) throws Exception {
    Software sound = new Software(Files.createDirectories(folder));
    assertThat(Trial.of(List.of(control), false, sound, SEED).wrong().get(control)).isEmpty();
  }
}
