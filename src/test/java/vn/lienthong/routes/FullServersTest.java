package vn.lienthong.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.management.JMException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.ledger.Count;
import vn.lienthong.ledger.LedgerAway;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Standing;
import vn.lienthong.testkit.Databases;
import vn.lienthong.testkit.SmallDisk;
import vn.lienthong.testkit.SmallPostgres;

/**
 * The disk of a database's server is full, and then the server may only read: a real PostgreSQL
 * says so itself. That is told once and told again when it is over; no record is blamed for it, and
 * when there is room both sides come to hold what they should, without a person.
 */
@Timeout(300)
class FullServersTest {
  private static final String FLOW = "ton-giao";
  private static final String FORMS = "phieu";
  private static final int MEGABYTES = 120;
  private static final int CODES = 30;

  /** Whose server it is. */
  enum Whose {
    PROVINCE("province-full"),
    LEDGER("ledger-full");

    final String alert;

    Whose(String alert) {
      this.alert = alert;
    }

    Site site(Databases.Database small) {
      return this == PROVINCE
          ? Site.in(() -> small)
          : Site.in(Databases::h2).with("ledger.url", small.url()).with("ledger.user", "postgres");
    }
  }

  @TempDir private Path folder;
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private Town town;
  private int edits;

  @ParameterizedTest
  @EnumSource
  void isToldOnceBlamesNoRecordAndGoesOnByItself(Whose whose) throws Exception {
    try (SmallDisk disk = SmallDisk.of(MEGABYTES, folder);
        SmallPostgres server = SmallPostgres.on(disk, folder)) {
      Databases.Database small = server.database();
      try (Town town = Town.at(whose.site(small))) {
        this.town = town;
        begin();

        edit();
        disk.fill();
        isHeld(whose, disk::fill);
        disk.empty();
        goesOn(whose);

        edit();
        readOnly(small, true);
        isHeld(whose, () -> {});
        readOnly(small, false);
        goesOn(whose);
      }
    }
  }

  private void begin() throws JMException {
    town.people().capture().install(FORMS, true, "An");
    for (String flow : List.of("don-vi-hanh-chinh", "mau-phieu", FLOW, FORMS)) {
      town.approvedRun(flow);
    }
    rests();
    HeardAlerts.into(heard);
  }

  private void rests() {
    for (int i = 0; i < 3; i++) {
      tick(FLOW);
      tick(FORMS);
      town.clock.advance(Duration.ofMinutes(1));
    }
  }

  /** Both sides; what comes from the ministry needs more room than the pages in use have left. */
  private void edit() {
    edits++;
    town.sql("UPDATE dm_ton_giao SET to_chuc = 'lần %d' WHERE ma = '99'".formatted(edits));
    for (int i = 0; i < CODES; i++) {
      town.ministry(
          FLOW,
          "{'ma':'%d','ten':'Mới','ghiChu':'%s'}".formatted(edits * CODES + i, "x".repeat(480)));
    }
    town.sql(
        "UPDATE phieu_tra_loi SET gia_tri = '%d' WHERE cau_hoi = 'C01' AND so_phieu = '%s'"
            .formatted(90 + edits, Daily.FORM));
  }

  private void isHeld(Whose whose, Runnable meanwhile) {
    heard.clear();
    for (int i = 0; i < 3; i++) {
      assertThat(tick(FLOW)).isEqualTo("held");
      tick(FORMS);
      town.look();
      town.clock.advance(Duration.ofMinutes(1));
      meanwhile.run();
    }
    assertThat(heard).filteredOn(FullServersTest::ofRoom).containsExactly(begun(whose));
    assertThat(town.people().status().flows()).allMatch(flow -> flow.counts().parked() == 0);
  }

  /** A server that ends its connections may also be away for a moment. */
  private static boolean ofRoom(String news) {
    return !news.endsWith("-away");
  }

  private static String begun(Whose whose) {
    return "lienthong.alert.begun " + whose.alert;
  }

  private void goesOn(Whose whose) {
    rests();
    assertThat(tick(FLOW)).isEqualTo("in-step");
    town.look();
    assertThat(heard)
        .filteredOn(FullServersTest::ofRoom)
        .containsExactly(begun(whose), "lienthong.alert.over " + whose.alert);
    assertThat(town.people().status().alerts()).isEmpty();
    assertThat(town.differences())
        .filteredOn(text -> text.startsWith(FLOW + " ") || text.startsWith(FORMS + " "))
        .isEmpty();
    assertThat(Town.written(town.tick(FLOW))).isZero();
    assertThat(town.tick(FORMS).counts().of(Count.READ_PROVINCE)).isZero();
    for (int code = edits * CODES; code < (edits + 1) * CODES; code++) {
      Entry entry = town.entry(FLOW, String.valueOf(code));
      assertThat(entry.standing()).isEqualTo(Standing.IN_STEP);
      assertThat(entry.attempts()).isZero();
    }
    assertThat(heardOf("toChuc")).as("the nation heard of it once").isEqualTo(1);
  }

  private long heardOf(String field) {
    return town.nation.journal().stream()
        .filter(line -> line.path("resource").asText().equals(FLOW))
        .filter(line -> line.path("body").path(field).asText().equals("lần " + edits))
        .count();
  }

  /** What the run came to; one that cannot be opened is held as well. */
  private String tick(String flow) {
    try {
      return town.tick(flow).result();
    } catch (LedgerAway closed) {
      return "held";
    }
  }

  /** As a standby is, or a server that somebody has put into this state. */
  private static void readOnly(Databases.Database database, boolean on) throws SQLException {
    String server = database.url().replaceFirst("/\\w+$", "/postgres");
    String name = database.url().replaceFirst(".*/", "");
    try (Connection connection = DriverManager.getConnection(server, database.user(), "");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "ALTER DATABASE %s SET default_transaction_read_only = %s".formatted(name, on));
      statement.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s'"
              .formatted(name));
    }
  }
}
