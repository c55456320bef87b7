package vn.lienthong.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Many storms, one after the other, each over two sides of its own: {@code mvn -Pcrash test
 * -Dcrash.rounds=50 -Dcrash.lives=40 -Dcrash.seed=1}. The seed of a round is the first one plus its
 * number, so that an interrupted long run goes on where it was.
 */
class LongStorm {
  private static final int ROUNDS = Integer.getInteger("crash.rounds", 1);
  private static final int LIVES = Integer.getInteger("crash.lives", 40);
  private static final List<World.Kind> KINDS =
      List.of(
          World.Kind.H2,
          World.Kind.POSTGRES,
          World.Kind.PLAIN,
          World.Kind.TICKETS,
          World.Kind.POSTGRES_TICKETS);
  private static final long SEED = Long.getLong("crash.seed", 1);

  @ParameterizedTest
  @FieldSource("KINDS")
  void nothingIsLostDoubledOrSetBack(World.Kind kind) throws Exception {
    Path folder = Path.of("target", "storms", UUID.randomUUID().toString()).toAbsolutePath();
    Software software = new Software(Files.createDirectories(folder));
    for (long seed = SEED; seed < SEED + ROUNDS; seed++) {
      long begun = System.nanoTime();
      Storm.Aftermath after = Storm.over(kind, software, LIVES, seed);
      double each = (System.nanoTime() - begun) / 1e9 / after.kills();
      System.out.printf(
          "%s, seed %d: %d kills, %d with a batch under way (*), %.1f s each%n%s",
          kind, seed, after.kills(), after.batchesUnderWay(), each, after.histogram());
      assertThat(after.wrong()).as("%s, seed %d", kind, seed).isEmpty();
    }
  }

  /** Otherwise the controls of the short storm would prove nothing. */
  @ParameterizedTest
  @EnumSource
  void theWeatherThatFindsOutASpoiltGatewayDoesNoHarmToASoundOne(Control control) throws Exception {
    Path folder = Path.of("target", "storms", UUID.randomUUID().toString()).toAbsolutePath();
    Software sound = new Software(Files.createDirectories(folder));
    assertThat(Trial.of(List.of(control), false, sound, SEED).wrong().get(control)).isEmpty();
  }
}
