package vn.lienthong.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.lienthong.testkit.SmallDisk;

/**
 * The disk that a running gateway has its home on, with the embedded ledger and all else that it
 * writes, but not the province's documents, has no room any more, or is read-only; and then it can
 * be written again. Both sides are edited all the while.
 */
class FullDiskTest {
  private static final long SEED = Long.getLong("crash.seed", System.nanoTime());
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(120);
  private static final int MEGABYTES = 64;
  private static final int TIMES = Integer.getInteger("full.times", 1);

  private static final String BEGUN = "alert ledger-lost: The ledger ";
  private static final String OVER = "alert ledger-lost: Over: The ledger ";

  private static final String WAITS = "It cannot go on yet, and tries again every few seconds: ";

  /** So many lines of trouble in the log for each time, beside one for each run that is held. */
  private static final int LINES = 30;

  /** What it says goes elsewhere, as with systemd. */
  private static final List<String> TOLD =
      List.of("bash", "-c", "exec \"$@\" > >(exec cat) 2>&1", "bash");

  @Test
  void aServiceWhoseLedgerCannotBeWrittenStopsAndGoesOnByItself() throws Exception {
    Path folder = Path.of("target", "storms", UUID.randomUUID().toString()).toAbsolutePath();
    try (SmallDisk disk = SmallDisk.of(MEGABYTES, Files.createDirectories(folder))) {
      Path log = Files.createFile(folder.resolve("gateway.log"));
      Path home = Files.createDirectory(disk.seen().resolve("home"));
      disk.elsewhere("home/documents");
      Files.createSymbolicLink(home.resolve("gateway.log"), log);
      List<String> where = Stream.concat(disk.within().stream(), TOLD.stream()).toList();
      Software software = Software.sound(folder).within(where);
      try (Storm storm = new Storm(home, World.Kind.H2, software, SEED)) {
        trouble(storm, disk, log);
        assertThat(storm.wrong(PATIENCE / 1_000_000, PATIENCE / 1_000_000))
            .as("seed %d", SEED)
            .isEmpty();
        storm.conductor.kill("after the rest");
        disk.bringOut();
        assertThat(new Oracle(storm.world, storm.wire).ledger()).as("seed %d", SEED).isEmpty();
      }
      quiet(log);
    }
  }

  private static void trouble(Storm storm, SmallDisk disk, Path log) throws Exception {
    Process gateway = storm.begin();
    Random random = new Random(SEED);
    try (Hand clerk = new Clerk(storm.world, () -> false, random.nextLong()).begin();
        Hand minister = new Minister(storm.world, () -> false, random.nextLong()).begin()) {
      for (int i = 0; i < 2 * TIMES; i += 2) {
        until(log, BEGUN, i + 1, disk::fill);
        assertThat(gateway.isAlive()).isTrue();
        disk.empty();
        until(log, OVER, i + 1, () -> {});
        storm.awaitRuns(8);

        disk.readOnly();
        SmallDisk.forbid(gateway.pid(), true);
        until(log, BEGUN, i + 2, () -> {});
        until(log, WAITS, i / 2 + 1, () -> {});
        assertThat(gateway.isAlive()).isTrue();
        SmallDisk.forbid(gateway.pid(), false);
        disk.writable();
        until(log, OVER, i + 2, () -> {});
        storm.awaitRuns(8);
      }
    }
  }

  /** So many times it was told. */
  private static void until(Path log, String line, int times, Runnable meanwhile)
      throws IOException {
    long end = System.nanoTime() + PATIENCE;
    while (count(log, line) < times) {
      meanwhile.run();
      assertThat(System.nanoTime()).as("%s: %s", line, Files.readString(log)).isLessThan(end);
      LockSupport.parkNanos(20_000_000);
    }
  }

  private static long count(Path log, String line) throws IOException {
    return Files.readAllLines(log).stream().filter(told -> told.contains(line)).count();
  }

  private static void quiet(Path log) throws IOException {
    assertThat(count(log, BEGUN)).isEqualTo(2L * TIMES);
    assertThat(Files.readString(log))
        .containsPattern(WAITS + "cannot write .*/data/ledger.holder: Read-only");
    assertThat(
            Files.readAllLines(log).stream()
                .filter(line -> line.matches(".* (ERROR|WARN) .*") && !line.contains(" held: ")))
        .hasSizeLessThan(2 * LINES * TIMES);
  }
}
