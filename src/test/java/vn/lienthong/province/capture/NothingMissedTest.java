package vn.lienthong.province.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.province.capture.CapturedTown.keys;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.province.Server;

/**
 * 32 writers against one reader, and the same against readers that are known to be wrong, so that
 * the test is known to be able to fail. {@code -Dchanges=100000} for the long form; {@code -Dseed=}
 * to repeat one.
 */
@ParameterizedClass
@EnumSource(Server.class)
class NothingMissedTest {
  private static final long CHANGES = Long.getLong("changes", 10_000);
  private final long seed = Long.getLong("seed", System.nanoTime());
  private final CapturedTown town;
  private final ChangeLog log;
  private final Connection reading;
  private final Copy copy;

  NothingMissedTest(Server server) {
    town = new CapturedTown(server);
    String moment = server == Server.MARIADB ? "DATETIME(6)" : "TIMESTAMP(6)";
    town.edit("ALTER TABLE bieu ADD COLUMN sua_luc " + moment, "INSERT INTO khac VALUES ('1')");
    town.capture.install(CapturedTown.TABLES);
    log = town.capture.log(CapturedTown.TABLES);
    reading = town.connection();
    copy = new Copy(reading);
  }

  @AfterEach
  void close() {
    town.close();
  }

  @Test
  void aReaderOfTheLogHoldsInTheEndExactlyWhatIsThere(TestReporter report) throws SQLException {
    long start = log.stamp();
    long position = start;
    Writers writers = new Writers(town, seed, CHANGES).start();
    long told = 0;
    boolean busy = true;
    while (busy) {
      busy = writers.busy();
      log.stamp();
      List<Change> changes = log.after(position, 2_000);
      for (Change change : changes) {
        carry(change);
        position = change.position();
        told++;
      }
      busy |= changes.size() == 2_000;
    }
    report.publishEntry(writers + ", " + told + " keys told");
    assertThat(writers.changes()).isGreaterThanOrEqualTo(CHANGES);
    assertThat(copy.differences()).as("missed; %s", writers).isEmpty();
    assertThat(log.anything(position)).isFalse();
    assertThat(keys(log, start))
        .as("no TRUNCATE was seen where there was none")
        .doesNotContain("*");
  }

  private void carry(Change change) throws SQLException {
    if (change.storedKey() == null) {
      copy.rereadAll();
    } else {
      copy.reread(change.storedKey());
    }
  }

  @Test
  void aReaderOfNewerTimestampsLosesRows(TestReporter report) throws SQLException {
    Writers writers = new Writers(town, seed, CHANGES / 2).start();
    Timestamp last = new Timestamp(0);
    boolean busy = true;
    while (busy) {
      busy = writers.busy();
      try (PreparedStatement newer =
          reading.prepareStatement("SELECT ma_mau, so, ten, sua_luc FROM bieu WHERE sua_luc > ?")) {
        newer.setTimestamp(1, last);
        try (ResultSet row = newer.executeQuery()) {
          while (row.next()) {
            copy.put(row.getString(1) + "|" + row.getInt(2) + "|2025-07-01", row.getString(3));
            last = row.getTimestamp(4).after(last) ? row.getTimestamp(4) : last;
          }
        }
      }
    }
    report.publishEntry(writers + ", lost " + copy.lost() + " of " + copy.truth().size());
    assertThat(copy.lost()).isPositive();
  }

  @Test
  void aReaderThatMovesOnBeforeItHasCarriedLosesWhenItDies(TestReporter report)
      throws SQLException {
    Random deaths = new Random(seed);
    long position = log.stamp();
    Writers writers = new Writers(town, seed, CHANGES / 4).start();
    boolean busy = true;
    while (busy) {
      busy = writers.busy();
      log.stamp();
      List<Change> changes = log.after(position, 50);
      position = changes.isEmpty() ? position : changes.get(changes.size() - 1).position();
      if (deaths.nextInt(10) > 0) {
        for (Change change : changes) {
          carry(change);
        }
      }
      busy |= changes.size() == 50;
    }
    report.publishEntry(writers + ", lost " + copy.differences().size());
    assertThat(copy.differences()).isNotEmpty();
  }

  @Test
  void aReaderThatAddsUpInsteadOfReadingAnewDoublesWhenItDies(TestReporter report) {
    Random deaths = new Random(seed);
    long position = log.stamp();
    Writers writers = new Writers(town, seed, CHANGES / 4).start();
    Map<Long, Integer> carried = new HashMap<>();
    boolean busy = true;
    while (busy) {
      busy = writers.busy();
      log.stamp();
      List<Change> changes = log.after(position, 50);
      changes.forEach(change -> carried.merge(change.position(), 1, Integer::sum));
      if (deaths.nextInt(10) > 0 && !changes.isEmpty()) {
        position = changes.get(changes.size() - 1).position();
      }
      busy |= changes.size() == 50;
    }
    long doubled = carried.values().stream().filter(times -> times > 1).count();
    report.publishEntry(writers + ", doubled " + doubled + " of " + carried.size());
    assertThat(doubled).isPositive();
  }
}
