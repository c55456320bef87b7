package vn.lienthong.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.record.Key;

/** A restore whose process is killed on its way leaves the old ledger or the new one. */
class KilledRestoreTest {
  private static final int ROWS = 8_000;
  private static final int KILLS = 3;
  private final long seed = System.nanoTime();
  @TempDir private Path folder;

  /** Another process: says that it begins, restores, and says that it has. */
  static final class Restorer {
    public static void main(String[] words) throws IOException {
      LedgerSettings settings = new LedgerSettings(words[0], "sa", "");
      try (Ledger ledger = Ledger.open(settings, Clock.systemUTC());
          BackupFile backup = new BackupFile(Path.of(words[1]))) {
        System.out.println("begins");
        ledger.backup().restore(backup);
        System.out.println("done");
      }
    }
  }

  @Test
  void leavesNoHalfALedger() throws Exception {
    System.out.println("KilledRestoreTest seed " + seed);
    Path backup = backup();
    long whole = TimeUnit.NANOSECONDS.toMillis(restore("measured", backup, Long.MAX_VALUE));
    assertThat(what("measured")).isEqualTo("new " + ROWS);
    Random random = new Random(seed);
    for (int kill = 0; kill < KILLS; kill++) {
      String name = "killed" + kill;
      try (Ledger ledger = Ledger.open(at(name), Clock.systemUTC())) {
        act(ledger, "old");
      }
      restore(name, backup, random.nextLong(whole + 1));
      assertThat(what(name)).as("seed %d, kill %d", seed, kill).isIn("old 0", "new " + ROWS);
    }
  }

  private LedgerSettings at(String name) {
    return new LedgerSettings("jdbc:h2:file:" + folder.resolve(name), "sa", "");
  }

  private Path backup() throws Exception {
    Path file = folder.resolve("backup.zip");
    try (Ledger ledger = Ledger.open(at("source"), Clock.systemUTC())) {
      act(ledger, "new");
      fill(at("source"));
      try (OutputStream out = Files.newOutputStream(file)) {
        ledger.backup().write(Map.of(), out);
      }
    }
    return file;
  }

  private static void fill(LedgerSettings settings) throws SQLException {
    String insert =
        "INSERT INTO entry (flow, record_key, code, standing, attempts, causes, standing_since, run,"
            + " mapping_hash) VALUES ('bieu', ?, 'B', 'PARKED', 1, '[]', now(), 1, 'x')";
    try (Connection connection = DriverManager.getConnection(settings.url(), "sa", "");
        PreparedStatement entry = connection.prepareStatement(insert)) {
      for (int i = 0; i < ROWS; i++) {
        entry.setBytes(1, Key.of("B" + i).bytes());
        entry.addBatch();
      }
      entry.executeBatch();
    }
  }

  private static void act(Ledger ledger, String what) {
    ledger.audit().append(new Act("lan", what, null, null, null, "done", Instant.EPOCH));
  }

  /** What its audit says that it is, and how many rows it has. */
  private String what(String name) {
    try (Ledger ledger = Ledger.open(at(name), Clock.systemUTC())) {
      assertThat(ledger.audit().verify()).isEmpty();
      List<Act> acts = ledger.audit().list(10);
      assertThat(acts).hasSize(1);
      int rows =
          ledger.entries().counts("bieu").values().stream().mapToInt(Integer::intValue).sum();
      return acts.get(0).what() + " " + rows;
    }
  }

  /** Gives how long it took from its beginning to its end, however it ended. */
  private long restore(String name, Path backup, long killedAfterMillis) throws Exception {
    Process restorer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Restorer.class.getName(),
                at(name).url(),
                backup.toString())
            .redirectError(folder.resolve("restorer.log").toFile())
            .start();
    try {
      assertThat(restorer.inputReader().lines().filter("begins"::equals).findFirst())
          .as(Files.readString(folder.resolve("restorer.log")))
          .isPresent();
      long begun = System.nanoTime();
      boolean ended = restorer.waitFor(killedAfterMillis, TimeUnit.MILLISECONDS);
      assertThat(!ended || restorer.exitValue() == 0).isTrue();
      return System.nanoTime() - begun;
    } finally {
      restorer.destroyForcibly().waitFor();
    }
  }
}
