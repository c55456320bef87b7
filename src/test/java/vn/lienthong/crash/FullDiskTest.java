package vn.lienthong.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * The disk has no room for the embedded ledger and the log any more, and then it has again: the
 * running gateway's process may write no file beyond its first blocks ({@code prlimit --fsize},
 * which binds everybody alike), while both sides are edited.
 */
class FullDiskTest {
  private static final long SEED = Long.getLong("crash.seed", System.nanoTime());
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(120);
  private static final int ROOM = 8192;
  private static final int TIMES = Integer.getInteger("full.times", 1);

  @Test
  void aServiceWhoseLedgerCannotBeWrittenStopsAndGoesOnByItself() throws Exception {
    Path folder = Path.of("target", "storms", UUID.randomUUID().toString()).toAbsolutePath();
    Software software = Software.sound(Files.createDirectories(folder));
    Random random = new Random(SEED);
    try (Storm storm = new Storm(folder.resolve("full"), World.Kind.H2, software, SEED)) {
      Process gateway = storm.begin();
      Path log = storm.world.home.resolve("gateway.log");
      Files.writeString(log, "\n".repeat(2 * ROOM), StandardOpenOption.APPEND);
      try (Hand clerk = new Clerk(storm.world, random.nextLong()).begin();
          Hand minister = new Minister(storm.world, random.nextLong()).begin()) {
        for (int i = 0; i < TIMES; i++) {
          room(gateway, ROOM + ":");
          until(storm, false);
          assertThat(gateway.isAlive()).isTrue();
          room(gateway, "unlimited:");
          until(storm, true);
          storm.awaitRuns(8);
        }
      }
      assertThat(storm.rest()).as("seed %d", SEED).isEmpty();
      assertThat(Files.readString(log))
          .contains("ledger.mv.db cannot be written", "alert ledger-lost: Over: The ledger ");
    }
  }

  private static void room(Process gateway, String bytes) throws Exception {
    String pid = String.valueOf(gateway.pid());
    int exit =
        new ProcessBuilder("prlimit", "--pid", pid, "--fsize=" + bytes)
            .inheritIO()
            .start()
            .waitFor();
    assertThat(exit).as("prlimit, of util-linux").isZero();
  }

  /** Commands find the service, or do not. */
  private static void until(Storm storm, boolean there) {
    Path port = storm.world.home.resolve("data/admin.port");
    long end = System.nanoTime() + PATIENCE;
    while (Files.exists(port) != there) {
      assertThat(System.nanoTime()).as(there ? "does not go on" : "goes on").isLessThan(end);
      LockSupport.parkNanos(10_000_000);
    }
  }
}
