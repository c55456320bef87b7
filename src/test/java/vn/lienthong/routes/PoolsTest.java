package vn.lienthong.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import vn.lienthong.admin.StatusView;
import vn.lienthong.flow.Report;
import vn.lienthong.ledger.LedgerAway;
import vn.lienthong.record.Standing;
import vn.lienthong.testkit.Databases;

/** There are fewer connections than are wanted, or none, or somebody has locked what is wanted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class PoolsTest {
  private static final String FLOW = "ton-giao";
  private static final String FORMS = "phieu";
  private final Databases.Database province = Databases.postgres();
  private final Databases.Database ledger = Databases.postgres();
  private final String ofProvince = role(province);
  private final String ofLedger = role(ledger);
  private Town town;
  private int edits;

  @BeforeAll
  void open() throws SQLException {
    for (String role : List.of(ofProvince, ofLedger)) {
      server("CREATE ROLE " + role + " LOGIN IN ROLE postgres");
    }
    town =
        Town.at(
            Site.in(() -> province)
                .with("province.url", address(province))
                .with("province.user", ofProvince)
                .with("province.connect-timeout", "2s")
                .with("ledger.url", address(ledger))
                .with("ledger.user", ofLedger)
                .with("ledger.connect-timeout", "2s"));
    town.people().capture().install(FORMS, true, "An");
    for (String flow : List.of("don-vi-hanh-chinh", "mau-phieu", FLOW, FORMS)) {
      town.approvedRun(flow);
    }
  }

  /** Of the gateway in that database. */
  private static String role(Databases.Database database) {
    return "of_" + address(database).replaceAll(".*/", "");
  }

  private static String address(Databases.Database database) {
    return database.url().replaceAll("\\?.*", "");
  }

  @AfterAll
  void close() throws SQLException {
    town.close();
    for (String role : List.of(ofProvince, ofLedger)) {
      connections(role, -1);
      server("ALTER ROLE " + role + " NOLOGIN");
    }
  }

  @AfterEach
  void asManyAsAreWanted() throws SQLException {
    connections(ofProvince, -1);
    connections(ofLedger, -1);
    goesOn(FLOW);
    assertThat(town.differences()).filteredOn(text -> text.startsWith(FLOW + " ")).isEmpty();
    assertThat(town.entry(FLOW, "99").standing()).isEqualTo(Standing.IN_STEP);
    assertThat(town.entry(FLOW, "99").attempts()).isZero();
  }

  /** If any step held one and wanted another, this would never end well. */
  @Test
  void oneConnectionToEachDatabaseIsEnoughForAllFlowsAtOnceAndEverybodyWhoAsks() throws Exception {
    connections(ofProvince, 1);
    // the other one tells that this process lives
    connections(ofLedger, 2);
    goesOn(FLOW);
    goesOn(FORMS);
    edit();
    ExecutorService many = Executors.newFixedThreadPool(20);
    try {
      List<Future<?>> asked = new ArrayList<>();
      for (String flow : List.of(FLOW, FORMS, "mau-phieu", "don-vi-hanh-chinh")) {
        asked.add(many.submit(() -> goesOn(flow)));
      }
      for (int i = 0; i < 20; i++) {
        asked.add(many.submit(() -> town.people().status()));
      }
      for (Future<?> one : asked) {
        one.get();
      }
    } finally {
      many.shutdownNow();
    }
    assertThat(nation()).isEqualTo("lần " + edits);
  }

  @Test
  void whereTheProvinceGivesNoConnectionTheFlowIsHeldAndSomebodyIsTold() throws SQLException {
    edit();
    connections(ofProvince, 0);

    Report held = town.tick(FLOW);

    assertThat(held.result()).isEqualTo("held");
    assertThat(held.cause().code()).isEqualTo("province-unreachable");
    town.look();
    assertThat(town.people().status().alerts())
        .extracting(StatusView.Alarm::kind)
        .containsExactly("province-away");
    connections(ofProvince, -1);
    goesOn(FLOW);
    town.clock.advance(Duration.ofMinutes(1));
    town.tick(FLOW);
    town.look();
    assertThat(town.people().status().alerts()).isEmpty();
    assertThat(nation()).isEqualTo("lần " + edits);
  }

  @Test
  void whereTheLedgerGivesNoConnectionNothingRunsUntilItDoes() throws SQLException {
    edit();
    connections(ofLedger, 0);

    assertThatThrownBy(() -> town.tick(FLOW)).isInstanceOf(LedgerAway.class);
    assertThatThrownBy(() -> town.people().status()).isInstanceOf(LedgerAway.class);

    connections(ofLedger, -1);
    goesOn(FLOW);
    assertThat(nation()).isEqualTo("lần " + edits);
  }

  @Test
  void aTableThatSomebodyHasLockedHoldsTheFlowAndNotForEver() throws SQLException {
    edit();
    try (Connection other = Sides.open(province);
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE dm_ton_giao IN ACCESS EXCLUSIVE MODE");
      Report held = town.tick(FLOW);
      assertThat(held.result()).isEqualTo("held");
      assertThat(held.cause().code()).isEqualTo("province-unreachable");
    }
    assertThat(town.tick(FLOW).result()).isEqualTo("in-step");
  }

  @Test
  void aLedgerThatSomebodyHasLockedHoldsTheFlowAndNotForEver() throws SQLException {
    edit();
    try (Connection other = Sides.open(ledger);
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE entry IN ACCESS EXCLUSIVE MODE");
      assertThatThrownBy(() -> town.tick(FLOW)).isInstanceOf(LedgerAway.class);
    }
    assertThat(town.tick(FLOW).result()).isEqualTo("in-step");
  }

  private void edit() {
    town.sql("UPDATE dm_ton_giao SET to_chuc = 'lần %d' WHERE ma = '99'".formatted(++edits));
  }

  private String nation() {
    return town.record(FLOW, Map.of("ma", "99")).path("toChuc").asText();
  }

  /** The pool asks ever more rarely, so it takes a moment. */
  private void goesOn(String flow) {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!came(flow)) {
      assertThat(System.nanoTime()).as("it goes on by itself").isLessThan(deadline);
    }
  }

  private boolean came(String flow) {
    try {
      return town.tick(flow).result().equals("in-step");
    } catch (LedgerAway away) {
      return false;
    }
  }

  /** So many the role may have from now on; -1: as many as it likes. */
  private void connections(String role, int most) throws SQLException {
    server("ALTER ROLE " + role + " CONNECTION LIMIT " + most);
    if (most >= 0) {
      server(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '" + role + "'");
    }
  }

  private void server(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(province.url());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
