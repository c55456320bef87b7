package vn.lienthong.province.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.province.capture.CapturedTown.TABLES;
import static vn.lienthong.province.capture.CapturedTown.keys;
import static vn.lienthong.province.capture.CapturedTown.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.province.Origin;
import vn.lienthong.province.Server;

/** What is caught, and what is read of it. */
@ParameterizedClass
@EnumSource(Server.class)
class CaptureTest {
  private final CapturedTown town;
  private final ChangeLog log;

  CaptureTest(Server server) {
    town = new CapturedTown(server);
    town.capture.install(TABLES);
    log = town.capture.log(TABLES);
  }

  @AfterEach
  void close() {
    town.close();
  }

  @Test
  void theFirstEntryIsThatAnythingMayHaveChanged() {
    long end = log.stamp();
    assertThat(keys(log, 0)).isNotEmpty().containsOnly("*");
    assertThat(log.after(0, 9).get(0).position()).isPositive().isLessThanOrEqualTo(end);
  }

  @Test
  void everyKindOfChangeNamesItsRecord() {
    long start = log.stamp();
    town.edit("INSERT INTO bieu VALUES ('A|1', 7, DATE '2025-07-01', 'x')");
    assertThat(log.anything(start)).isTrue();
    long inserted = log.stamp();
    assertThat(keys(log, start)).containsExactly("A\\|1|7|2025-07-01");
    town.edit("UPDATE bieu SET ten = 'y'");
    long updated = log.stamp();
    assertThat(keys(log, inserted)).containsExactly("A\\|1|7|2025-07-01");
    town.edit("INSERT INTO bieu_o VALUES ('A|1', 7, DATE '2025-07-01', '01', 5)");
    long child = log.stamp();
    assertThat(keys(log, updated)).containsExactly("A\\|1|7|2025-07-01");
    town.edit("UPDATE bieu_o SET gia_tri = 6", "DELETE FROM bieu_o");
    long childGone = log.stamp();
    assertThat(keys(log, child)).containsExactly("A\\|1|7|2025-07-01");
    town.edit("UPDATE bieu SET ma_mau = 'B'");
    long renamed = log.stamp();
    assertThat(keys(log, childGone))
        .containsExactlyInAnyOrder("A\\|1|7|2025-07-01", "B|7|2025-07-01");
    town.edit("DELETE FROM bieu");
    log.stamp();
    assertThat(keys(log, renamed)).containsExactly("B|7|2025-07-01");
    assertThat(log.anything(log.stamp())).isFalse();
  }

  @Test
  void aCellMovedToAnotherTableNamesBoth() {
    town.edit(
        "INSERT INTO bieu VALUES ('A', 1, DATE '2025-07-01', 'x'), ('B', 1, DATE '2025-07-01', 'y')",
        "INSERT INTO bieu_o VALUES ('A', 1, DATE '2025-07-01', '01', 5)");
    long start = log.stamp();
    town.edit("UPDATE bieu_o SET mau = 'B'");
    log.stamp();
    assertThat(keys(log, start)).containsExactlyInAnyOrder("A|1|2025-07-01", "B|1|2025-07-01");
  }

  @Test
  void aKeyIsLoggedOncePerStampingHoweverOftenItChanged() {
    long start = log.stamp();
    town.edit("INSERT INTO bieu VALUES ('A', 1, DATE '2025-07-01', 'x')");
    for (int i = 0; i < 5; i++) {
      town.edit("UPDATE bieu SET ten = 'y" + i + "'");
    }
    log.stamp();
    assertThat(keys(log, start)).containsExactly("A|1|2025-07-01");
  }

  @Test
  void whatIsRolledBackIsNotLogged() throws SQLException {
    long start = log.stamp();
    try (Connection other = town.connection()) {
      other.setAutoCommit(false);
      run(other, "INSERT INTO bieu VALUES ('A', 1, DATE '2025-07-01', 'x')");
      other.rollback();
    }
    assertThat(log.stamp()).isEqualTo(start);
    assertThat(log.anything(start)).isFalse();
  }

  @Test
  void aForgottenTransactionHoldsUpNobodyAndIsNamed() throws SQLException {
    long start = log.stamp();
    assertThat(log.oldestOpen()).isEmpty();
    try (Connection forgotten = town.connection()) {
      forgotten.setAutoCommit(false);
      run(forgotten, "INSERT INTO bieu VALUES ('QUEN', 1, DATE '2025-07-01', 'x')");
      town.edit("INSERT INTO bieu VALUES ('SAU', 1, DATE '2025-07-01', 'x')");
      long end = log.stamp();
      assertThat(keys(log, start)).containsExactly("SAU|1|2025-07-01");
      town.glance();
      OpenTransaction open = log.oldestOpen().orElseThrow();
      assertThat(open.who()).matches("(pid|thread|session) \\d+, \\w+.*");
      assertThat(Duration.between(open.since(), Instant.now()))
          .isBetween(Duration.ofSeconds(-2), Duration.ofMinutes(2));
      forgotten.commit();
      log.stamp();
      assertThat(keys(log, end)).containsExactly("QUEN|1|2025-07-01");
    }
    town.glance();
    assertThat(log.oldestOpen()).isEmpty();
  }

  @Test
  void truncateMeansAnything() {
    town.edit("INSERT INTO bieu VALUES ('A', 1, DATE '2025-07-01', 'x')");
    long start = log.stamp();
    town.edit("TRUNCATE TABLE bieu", "INSERT INTO bieu VALUES ('B', 1, DATE '2025-07-01', 'x')");
    log.stamp();
    assertThat(keys(log, start)).contains("*", "B|1|2025-07-01");
    long cells = log.stamp();
    town.edit("INSERT INTO bieu_o VALUES ('B', 1, DATE '2025-07-01', '01', 5)");
    long before = log.stamp();
    assertThat(keys(log, cells)).containsExactly("B|1|2025-07-01");
    town.edit("TRUNCATE TABLE bieu_o");
    assertThat(log.anything(before)).isTrue();
    log.stamp();
    assertThat(keys(log, before)).containsExactly("*");
  }

  @Test
  void ourOwnWritesAreToldFromOthers() throws SQLException {
    long start = log.stamp();
    try (Connection ours = town.connection()) {
      ours.setAutoCommit(false);
      try (Origin own = Origin.mark(ours, town.province.dialect())) {
        run(ours, "INSERT INTO bieu VALUES ('TA', 1, DATE '2025-07-01', 'x')");
        ours.commit();
      }
      run(ours, "INSERT INTO bieu VALUES ('NGUOI', 1, DATE '2025-07-01', 'x')");
      ours.commit();
    }
    log.stamp();
    assertThat(log.after(start, 9))
        .extracting(Change::storedKey, Change::own)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("TA|1|2025-07-01", true),
            org.assertj.core.groups.Tuple.tuple("NGUOI|1|2025-07-01", false));
    town.edit("UPDATE bieu SET ten = 'z'");
    long end = log.stamp();
    assertThat(log.after(end - 2, 9)).extracting(Change::own).containsExactly(false, false);
  }

  @Test
  void thousandsOfRowsInOneStatementAreLoggedByPortions() {
    long start = log.stamp();
    String ten =
        "(SELECT 0 AS n UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL"
            + " SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8"
            + " UNION ALL SELECT 9)";
    town.edit(
        "INSERT INTO bieu SELECT 'A', a.n + 10 * b.n + 100 * c.n + 1000 * d.n, DATE '2025-07-01', 'x' FROM "
            + ten
            + " a, "
            + ten
            + " b, "
            + ten
            + " c, "
            + ten
            + " d");
    log.stamp();
    assertThat(keys(log, start)).hasSize(10_000).doesNotHaveDuplicates();
    List<Change> first = log.after(start, 10);
    assertThat(first)
        .hasSize(10)
        .isSortedAccordingTo((a, b) -> Long.compare(a.position(), b.position()));
  }

  @Test
  void aMarkIsFoundAgainAndTheLogSaysHowFarItReachesBack() {
    assertThat(log.mark()).isEmpty();
    log.mark(new Mark("mot", 3));
    log.mark(new Mark("hai", 5));
    assertThat(log.mark()).contains(new Mark("hai", 5));
    long start = log.stamp();
    town.edit("INSERT INTO bieu VALUES ('A', 1, DATE '2025-07-01', 'x')");
    long end = log.stamp();
    assertThat(log.reachesBackTo(0)).isTrue();
    assertThat(log.reachesBackTo(end + 1)).isFalse();
    assertThat(log.prune(start, Instant.now().minusSeconds(60))).isZero();
    assertThat(log.reachesBackTo(0)).isTrue();
    assertThat(log.prune(start, Instant.now().plusSeconds(60))).isPositive();
    assertThat(log.reachesBackTo(start)).isTrue();
    assertThat(log.reachesBackTo(start - 1)).isFalse();
    assertThat(keys(log, start)).containsExactly("A|1|2025-07-01");
    assertThat(log.mark()).contains(new Mark("hai", 5));
  }
}
