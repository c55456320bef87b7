package vn.lienthong.province.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.lienthong.province.capture.CapturedTown.TABLES;
import static vn.lienthong.province.capture.CapturedTown.keys;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.mapping.Field;
import vn.lienthong.mapping.FieldType;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.province.Server;
import vn.lienthong.province.capture.Readiness.State;
import vn.lienthong.record.Cause;

/** What only PostgreSQL can do to a table. */
class PostgreSqlTablesTest {
  private static final String UPPER =
      "CREATE FUNCTION hoa() RETURNS trigger LANGUAGE plpgsql AS"
          + " $$ BEGIN NEW.ma_mau := upper(NEW.ma_mau); RETURN NEW; END $$";
  private static final String REWRITES =
      "CREATE TRIGGER hoa BEFORE UPDATE ON bieu FOR EACH ROW EXECUTE FUNCTION hoa()";

  private final CapturedTown town = new CapturedTown(Server.POSTGRESQL);

  @AfterEach
  void close() {
    town.close();
  }

  private static Mapping mapping(String table) {
    Field code = CapturedTown.field("ma", "ma", FieldType.CODE);
    return CapturedTown.mapping("phan", table, List.of("ma"), List.of(code));
  }

  @Test
  void aKeyThatAnotherTriggerAltersUnnamedByTheStatementIsCaught() {
    town.edit(UPPER, "INSERT INTO bieu VALUES ('a', 1, DATE '2025-07-01', 'x')");
    town.capture.install(TABLES);
    ChangeLog log = town.capture.log(TABLES);
    assertThat(log.readiness().ready()).isTrue();
    town.edit(REWRITES);
    assertThat(log.readiness().state()).isEqualTo(State.BROKEN);
    assertThat(log.readiness().causes())
        .extracting(Cause::text)
        .containsExactly("trigger-differs (bieu UPDATE)");
    town.capture.install(TABLES);
    assertThat(log.readiness().ready()).isTrue();
    long start = log.stamp();
    town.edit("UPDATE bieu SET ten = 'y'");
    log.stamp();
    assertThat(keys(log, start)).containsExactlyInAnyOrder("a|1|2025-07-01", "A|1|2025-07-01");
  }

  @Test
  void dividedTablesAndTheirPartsAreNotWatched() {
    town.edit(
        "CREATE TABLE phan (ma TEXT PRIMARY KEY) PARTITION BY LIST (ma)",
        "CREATE TABLE phan_a PARTITION OF phan FOR VALUES IN ('a')",
        "CREATE TABLE goc (ma TEXT PRIMARY KEY)",
        "CREATE TABLE con () INHERITS (goc)");
    for (String table : List.of("phan", "phan_a", "goc", "con")) {
      Mapping mapping = mapping(table);
      assertThat(town.capture.log(mapping).readiness())
          .isEqualTo(
              new Readiness(
                  State.NOT_INSTALLED, List.of(new Cause("partitioned", null, table)), List.of()));
      assertThatThrownBy(() -> town.capture.install(mapping))
          .isInstanceOf(CaptureRefused.class)
          .hasMessage("partitioned (" + table + ")");
    }
    assertThat(town.number("SELECT COUNT(*) FROM pg_trigger WHERE NOT tgisinternal")).isZero();
  }

  @Test
  void aTableThatBecomesPartOfAnotherIsNotTrustedAnyMore() {
    town.edit(
        "CREATE TABLE phan (ma TEXT PRIMARY KEY) PARTITION BY LIST (ma)",
        "CREATE TABLE rieng (ma TEXT PRIMARY KEY)");
    town.capture.install(mapping("rieng"));
    ChangeLog log = town.capture.log(mapping("rieng"));
    assertThat(log.readiness().ready()).isTrue();
    town.edit("ALTER TABLE phan ATTACH PARTITION rieng FOR VALUES IN ('a')");
    assertThat(log.readiness().ready()).isFalse();
    assertThat(log.readiness().causes()).extracting(Cause::code).containsExactly("partitioned");
  }

  @Test
  void aPublicationOfAllTablesHindersNothing() {
    town.edit("CREATE PUBLICATION tat_ca FOR ALL TABLES");
    town.capture.install(TABLES);
    ChangeLog log = town.capture.log(TABLES);
    long start = log.stamp();
    town.edit("INSERT INTO bieu VALUES ('A', 1, DATE '2025-07-01', 'x')");
    log.stamp();
    assertThat(keys(log, start)).containsExactly("A|1|2025-07-01");
    assertThat(town.number("SELECT COUNT(*) FROM lien_thong_hop_thu")).isZero();
  }

  @Test
  void noSessionsSettingsLeadTheTriggersAstray() throws SQLException {
    town.capture.install(TABLES);
    ChangeLog log = town.capture.log(TABLES);
    long start = log.stamp();
    try (Connection odd = town.connection()) {
      CapturedTown.run(
          odd,
          "CREATE SCHEMA la",
          "CREATE FUNCTION la.replace(text, text, text) RETURNS text LANGUAGE sql AS $$SELECT 'sai'$$",
          "CREATE TABLE la.lien_thong_hop_thu (luong TEXT, khoa TEXT, rieng BOOLEAN)",
          "CREATE TEMPORARY TABLE dong (ma_mau TEXT)",
          "SET search_path = la, public, pg_catalog",
          "SET standard_conforming_strings = off",
          "INSERT INTO public.bieu VALUES ('A|' || chr(92) || 'B', 1, DATE '2025-07-01', 'x')",
          "UPDATE public.bieu SET ma_mau = 'C'");
    }
    log.stamp();
    assertThat(keys(log, start))
        .containsExactlyInAnyOrder("A\\|\\\\B|1|2025-07-01", "C|1|2025-07-01");
  }

  @Test
  void whatAForeignKeyDoesByItselfIsCaught() {
    town.edit(
        "ALTER TABLE bieu_o ADD FOREIGN KEY (mau, so, ngay) REFERENCES bieu"
            + " ON UPDATE CASCADE ON DELETE CASCADE",
        "INSERT INTO bieu VALUES ('A', 1, DATE '2025-07-01', 'x')",
        "INSERT INTO bieu_o VALUES ('A', 1, DATE '2025-07-01', '01', 5)");
    town.capture.install(TABLES);
    // without the record's own triggers only those of its cells tell
    town.edit("DROP TRIGGER lien_thong_bieu_0k ON bieu", "DROP TRIGGER lien_thong_bieu_0u ON bieu");
    ChangeLog log = town.capture.log(TABLES);
    long start = log.stamp();
    town.edit("UPDATE bieu SET ma_mau = 'B'");
    log.stamp();
    assertThat(keys(log, start)).containsExactlyInAnyOrder("A|1|2025-07-01", "B|1|2025-07-01");
  }
}
