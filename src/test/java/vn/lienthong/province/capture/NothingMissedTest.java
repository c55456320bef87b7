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
 * the test is known to be able to fail: what they do wrong by chance among the writers they do once
 * more by plan at the end. {@code -Pcapture} for the long form of 100,000 changes, which says what
 * it found; {@code -Dseed=} to repeat one.
 */
@ParameterizedClass
@EnumSource(Server.class)
class NothingMissedTest {
  private static final long CHANGES = Long.getLong("changes", 10_000);
  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Server server;
  private final CapturedTown town;
  private final ChangeLog log;
  private final Connection reading;
  private final Copy copy;

  NothingMissedTest(Server server) {
    this.server = server;
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
    long began = System.nanoTime();
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
    long seconds = (System.nanoTime() - began) / 1_000_000_000;
    tell(
        report,
        "%s: %d keys told, %d missed, %d s"
            .formatted(writers, told, copy.differences().size(), seconds));
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

  private void tell(TestReporter report, String what) {
    report.publishEntry(what);
    if (Long.getLong("changes") != null) {
      System.out.println(server + ", " + what);
    }
  }

  private static String insert(String form) {
    return "INSERT INTO bieu (ma_mau, so, ngay, ten, sua_luc)"
        + " VALUES ('%s', 9999, DATE '2025-07-01', 'x', CURRENT_TIMESTAMP(6))".formatted(form);
  }

  @Test
  void aReaderOfNewerTimestampsLosesRows(TestReporter report) throws SQLException {
    Writers writers = new Writers(town, seed, CHANGES / 2).start();
    Timestamp last = new Timestamp(0);
    boolean busy = true;
    while (busy) {
      busy = writers.busy();
      last = takeNewer(last);
    }
    long byChance = copy.lost();
    try (Connection late = town.connection()) {
      late.setAutoCommit(false);
      CapturedTown.run(late, insert("TRE"));
      town.edit(insert("SOM"));
      last = takeNewer(last);
      late.commit();
    }
    takeNewer(last);
    tell(
        report,
        "%s: newer timestamps lost %d of %d and the planned one"
            .formatted(writers, byChance, copy.truth().size()));
    assertThat(copy.differences()).contains("TRE|9999|2025-07-01");
    assertThat(copy.differences()).doesNotContain("SOM|9999|2025-07-01");
  }

  private Timestamp takeNewer(Timestamp than) throws SQLException {
    Timestamp last = than;
    try (PreparedStatement newer =
        reading.prepareStatement("SELECT ma_mau, so, ten, sua_luc FROM bieu WHERE sua_luc > ?")) {
      newer.setTimestamp(1, than);
      try (ResultSet row = newer.executeQuery()) {
        while (row.next()) {
          copy.put(row.getString(1) + "|" + row.getInt(2) + "|2025-07-01", row.getString(3));
          last = row.getTimestamp(4).after(last) ? row.getTimestamp(4) : last;
        }
      }
    }
    return last;
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
      long next = moveOnThenCarry(position, deaths.nextInt(10) == 0);
      busy |= next > position;
      position = next;
    }
    int byChance = copy.differences().size();
    town.edit(insert("CHET"));
    position = moveOnThenCarry(position, true);
    town.edit(insert("SONG"));
    moveOnThenCarry(position, false);
    tell(report, "%s: moving on first lost %d and the planned one".formatted(writers, byChance));
    assertThat(copy.differences()).contains("CHET|9999|2025-07-01");
    assertThat(copy.differences()).doesNotContain("SONG|9999|2025-07-01");
  }

  /** The new position, which is kept before anything is done. */
  private long moveOnThenCarry(long position, boolean dies) throws SQLException {
    log.stamp();
    List<Change> changes = log.after(position, 50);
    if (!dies) {
      for (Change change : changes) {
        carry(change);
      }
    }
    return changes.isEmpty() ? position : changes.get(changes.size() - 1).position();
  }

  @Test
  void aReaderThatAddsUpInsteadOfReadingAnewDoublesWhenItDies(TestReporter report) {
    Random deaths = new Random(seed);
    long position = log.stamp();
    Writers writers = new Writers(town, seed, CHANGES / 4).start();
    Map<String, Integer> carried = new HashMap<>();
    boolean busy = true;
    while (busy) {
      busy = writers.busy();
      long next = addUpThenMoveOn(position, carried, deaths.nextInt(10) == 0);
      busy |= next > position;
      position = next;
    }
    for (long left = position - 1; left < position; ) {
      left = position;
      position = addUpThenMoveOn(position, carried, false);
    }
    long byChance = doubled(carried);
    town.edit(insert("CHET"));
    position = addUpThenMoveOn(position, carried, true);
    addUpThenMoveOn(position, carried, false);
    tell(
        report,
        "%s: adding up doubled %d of %d and the planned one"
            .formatted(writers, byChance, carried.size()));
    assertThat(carried.keySet()).anyMatch(change -> change.endsWith(" CHET|9999|2025-07-01"));
    carried.keySet().removeIf(change -> !change.endsWith(" CHET|9999|2025-07-01"));
    assertThat(carried.values()).containsExactly(2);
  }

  /** The new position, which a reader that dies has not kept. */
  private long addUpThenMoveOn(long position, Map<String, Integer> carried, boolean dies) {
    log.stamp();
    List<Change> changes = log.after(position, 50);
    changes.forEach(
        change -> carried.merge(change.position() + " " + change.storedKey(), 1, Integer::sum));
    return dies || changes.isEmpty() ? position : changes.get(changes.size() - 1).position();
  }

  private static long doubled(Map<String, Integer> carried) {
    return carried.values().stream().filter(times -> times > 1).count();
  }
}
