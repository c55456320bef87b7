package vn.lienthong.province.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.lienthong.province.capture.CapturedTown.TABLES;
import static vn.lienthong.province.capture.CapturedTown.keys;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.mapping.Field;
import vn.lienthong.mapping.FieldType;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.province.ProvinceDatabase;
import vn.lienthong.province.Server;
import vn.lienthong.province.capture.Readiness.State;
import vn.lienthong.record.Cause;

/** Whether capture is there, and what is wrong with it. */
@ParameterizedClass
@EnumSource(Server.class)
class ReadinessTest {
  private final Server server;
  private final CapturedTown town;

  ReadinessTest(Server server) {
    this.server = server;
    town = new CapturedTown(server);
  }

  @AfterEach
  void close() {
    town.close();
  }

  private Readiness readiness() {
    return town.capture.log(TABLES).readiness();
  }

  private List<String> causes() {
    return readiness().causes().stream().map(Cause::text).map(String::toLowerCase).toList();
  }

  @Test
  void itIsNotInstalledThenReadyThenRemovedAndTheTablesGoOn() {
    assertThat(readiness().state()).isEqualTo(State.NOT_INSTALLED);
    town.capture.install(TABLES);
    assertThat(readiness()).isEqualTo(new Readiness(State.READY, List.of(), List.of()));
    town.capture.install(TABLES);
    assertThat(readiness().ready()).isTrue();
    town.capture.remove(TABLES);
    assertThat(readiness().state()).isEqualTo(State.NOT_INSTALLED);
    town.edit("INSERT INTO bieu VALUES ('A', 1, DATE '2025-07-01', 'x')");
    assertThat(town.number("SELECT COUNT(*) FROM lien_thong_hop_thu WHERE khoa IS NOT NULL"))
        .isZero();
  }

  @Test
  void theShownStatementsAreAllThatIsNeeded() {
    for (String sql : town.capture.installation(TABLES)) {
      town.edit(sql);
    }
    assertThat(readiness().ready()).isTrue();
    for (String sql : town.capture.removal(TABLES)) {
      town.edit(sql);
    }
    assertThat(readiness().state()).isEqualTo(State.NOT_INSTALLED);
  }

  @Test
  void aDroppedTriggerIsNamedAndMendedAndThenAnythingMayHaveChanged() {
    town.capture.install(TABLES);
    ChangeLog log = town.capture.log(TABLES);
    town.edit(
        switch (server) {
          case H2 -> "DROP TRIGGER \"lien_thong_bieu_1\"";
          case POSTGRESQL -> "DROP TRIGGER lien_thong_bieu_1d ON bieu_o";
          case MARIADB -> "DROP TRIGGER lien_thong_bieu_1d";
        });
    assertThat(readiness().state()).isEqualTo(State.BROKEN);
    assertThat(causes()).hasSize(1).allMatch(cause -> cause.startsWith("trigger-missing (bieu_o"));
    long before = log.stamp();
    town.capture.install(TABLES);
    assertThat(readiness().ready()).isTrue();
    log.stamp();
    assertThat(keys(log, before)).isNotEmpty().containsOnly("*");
  }

  @Test
  void aDisabledTriggerIsNamedEvenAfterItWasEnabledAgain() {
    Assumptions.assumeTrue(server == Server.POSTGRESQL, "only PostgreSQL can disable triggers");
    town.capture.install(TABLES);
    town.edit("ALTER TABLE bieu DISABLE TRIGGER lien_thong_bieu_0u");
    assertThat(causes()).containsExactly("trigger-disabled (bieu update)");
    town.edit("ALTER TABLE bieu DISABLE TRIGGER USER", "ALTER TABLE bieu ENABLE TRIGGER USER");
    assertThat(causes()).hasSize(5).contains("trigger-was-disabled (bieu delete)");
    town.capture.install(TABLES);
    assertThat(readiness().ready()).isTrue();
    town.edit("SET session_replication_role = replica");
    long start = town.capture.log(TABLES).stamp();
    town.edit("INSERT INTO bieu VALUES ('A', 1, DATE '2025-07-01', 'x')");
    town.capture.log(TABLES).stamp();
    assertThat(keys(town.capture.log(TABLES), start)).containsExactly("A|1|2025-07-01");
  }

  @Test
  void triggersMadeForAnotherKeyOrChangedByHandDiffer() {
    Field code = CapturedTown.field("maMau", "ma_mau", FieldType.CODE);
    Mapping other = CapturedTown.mapping("bieu", "bieu", List.of("maMau"), List.of(code));
    town.capture.install(other);
    assertThat(readiness().state()).isEqualTo(State.BROKEN);
    assertThat(causes()).anyMatch(cause -> cause.startsWith("trigger-differs (bieu"));
  }

  @Test
  void aViewCannotBeWatched() {
    town.edit("CREATE VIEW xem AS SELECT ma_mau, so FROM bieu");
    Field code = CapturedTown.field("maMau", "ma_mau", FieldType.CODE);
    Mapping view = CapturedTown.mapping("xem", "xem", List.of("maMau"), List.of(code));
    Readiness readiness = town.capture.log(view).readiness();
    assertThat(readiness.state()).isEqualTo(State.NOT_INSTALLED);
    assertThat(readiness.causes()).extracting(Cause::code).containsExactly("view");
  }

  @Test
  void withoutRightsItIsRefusedAndTheStatementSaid() {
    town.edit(
        switch (server) {
          case H2 -> "CREATE USER it PASSWORD 'it'";
          case POSTGRESQL -> "DROP ROLE IF EXISTS it";
          case MARIADB -> "CREATE OR REPLACE USER it IDENTIFIED BY 'it'";
        });
    if (server == Server.POSTGRESQL) {
      town.edit("CREATE ROLE it LOGIN PASSWORD 'it'", "REVOKE CREATE ON SCHEMA public FROM public");
    }
    town.edit("GRANT SELECT, UPDATE ON bieu TO it", "GRANT SELECT ON bieu_o TO it");
    try (ProvinceDatabase reader = town.open("it", "it")) {
      Capture capture = Capture.in(reader);
      assertThatThrownBy(() -> capture.install(TABLES))
          .isInstanceOf(CaptureRefused.class)
          .hasMessageStartingWith("no-rights: CREATE TABLE IF NOT EXISTS");
      assertThat(capture.log(TABLES).readiness().ready()).isFalse();
      assertThat(capture.log(TABLES).oldestOpen()).isEmpty();
    }
  }

  @Test
  void peopleWithoutRightsOnCaptureStillWork() throws java.sql.SQLException {
    Assumptions.assumeTrue(server == Server.POSTGRESQL, "the others need no rights of their own");
    town.capture.install(TABLES);
    town.edit("DROP ROLE IF EXISTS nhap", "CREATE ROLE nhap", "GRANT INSERT ON bieu TO nhap");
    long start = town.capture.log(TABLES).stamp();
    town.edit(
        "SET ROLE nhap", "INSERT INTO bieu VALUES ('A', 1, DATE '2025-07-01', 'x')", "RESET ROLE");
    town.capture.log(TABLES).stamp();
    assertThat(keys(town.capture.log(TABLES), start)).containsExactly("A|1|2025-07-01");
  }

  @Test
  void aDatabaseRestoredFromYesterdayIsKnownByItsMark() {
    town.capture.install(TABLES);
    ChangeLog log = town.capture.log(TABLES);
    log.mark(new Mark("hom-qua", log.stamp()));
    town.edit("CREATE TABLE cat_giu AS SELECT * FROM lien_thong_moc");
    town.edit("INSERT INTO bieu VALUES ('A', 1, DATE '2025-07-01', 'x')");
    log.mark(new Mark("hom-nay", log.stamp()));
    long today = log.mark().orElseThrow().position();
    town.edit(
        "DELETE FROM lien_thong_moc",
        "INSERT INTO lien_thong_moc SELECT * FROM cat_giu",
        "DELETE FROM lien_thong_nhat_ky WHERE vi_tri = " + today);
    assertThat(log.mark().map(Mark::nonce)).contains("hom-qua");
    assertThat(log.reachesBackTo(today)).isFalse();
    assertThat(log.reachesBackTo(log.mark().orElseThrow().position())).isTrue();
  }
}
