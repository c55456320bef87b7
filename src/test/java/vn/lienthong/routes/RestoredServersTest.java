package vn.lienthong.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.lienthong.admin.FlowState;
import vn.lienthong.testkit.Databases;

/** As {@link RestoresTest}, with province and ledger on a PostgreSQL that others put back. */
class RestoredServersTest {
  private static final String FLOW = "ton-giao";

  @Test
  void aProvinceAndALedgerOfYesterdayLetNothingGoByThemselves() {
    try (Town town = Town.at(Site.laiChau(Site.On.POSTGRES))) {
      town.people().capture().install("bieu", true, "An");
      town.approvedRun(FLOW);
      edit(town, "hôm qua");
      town.restart(
          () -> {
            copy(town.province);
            copy(town.ledger());
          });
      edit(town, "hôm nay");
      assertThat(nation(town)).isEqualTo("hôm nay");

      town.restart(() -> restore(town.province));
      waits(town);
      assertThat(nation(town)).isEqualTo("hôm nay");
      town.approve(FLOW);
      assertThat(nation(town)).isEqualTo("hôm qua");
      edit(town, "ngày mai");
      town.ministry(FLOW, "{'ma':'99','toChuc':'ngày kia'}");

      town.restart(() -> restore(town.ledger()));
      waits(town);
      assertThat(nation(town)).isEqualTo("ngày kia");
      assertThat(here(town)).isEqualTo("ngày mai");
    }
  }

  private static void edit(Town town, String note) {
    town.sql("UPDATE dm_ton_giao SET to_chuc = '%s' WHERE ma = '99'".formatted(note));
    assertThat(town.tick(FLOW).result()).isEqualTo("in-step");
  }

  private static void waits(Town town) {
    assertThat(Town.written(town.tick(FLOW))).isZero();
    assertThat(town.status(FLOW).state()).isEqualTo(FlowState.WAITING_APPROVAL);
    assertThat(town.plan(FLOW).guards()).contains("put back: province, or ledger");
  }

  private static String here(Town town) {
    return town.value("SELECT to_chuc FROM dm_ton_giao WHERE ma = '99'");
  }

  private static String nation(Town town) {
    return town.record(FLOW, Map.of("ma", "99")).path("toChuc").asText();
  }

  private static void copy(Databases.Database database) {
    String name = name(database);
    server(
        database,
        "ALTER DATABASE " + name + " ALLOW_CONNECTIONS false",
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'",
        "CREATE DATABASE " + name + "_qua TEMPLATE " + name,
        "ALTER DATABASE " + name + " ALLOW_CONNECTIONS true");
  }

  private static void restore(Databases.Database database) {
    String name = name(database);
    server(
        database,
        "ALTER DATABASE " + name + " ALLOW_CONNECTIONS false",
        "DROP DATABASE " + name + " WITH (FORCE)",
        "CREATE DATABASE " + name + " TEMPLATE " + name + "_qua");
  }

  private static String name(Databases.Database database) {
    return database.url().replaceAll("\\?.*|.*/", "");
  }

  private static void server(Databases.Database database, String... statements) {
    String url = database.url().replace("/" + name(database), "/postgres");
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException refused) {
      throw new IllegalStateException(refused);
    }
  }
}
