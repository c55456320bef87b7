package vn.lienthong.province.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.province.capture.CapturedTown.TABLES;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.province.Server;

/** The one question that tells whether anything has happened in the province. */
@ParameterizedClass
@EnumSource(Server.class)
class StillTest {
  private static final String ROW = "INSERT INTO bieu VALUES ('%s', 1, DATE '2025-07-01', 'x')";
  private final Server server;
  private final CapturedTown town;
  private ChangeLog log;
  private long position;
  private BooleanSupplier still;

  StillTest(Server server) {
    this.server = server;
    town = new CapturedTown(server);
  }

  @BeforeEach
  void still() {
    town.capture.install(TABLES);
    town.edit(ROW.formatted("A"));
    log = town.capture.log(TABLES);
    position = log.stamp();
    log.mark(new Mark("nay", position));
    still = log.still(position, "nay", log.seal());
    assertThat(still.getAsBoolean()).isTrue();
    assertThat(still.getAsBoolean()).isTrue();
  }

  @AfterEach
  void close() {
    town.close();
  }

  @Test
  void whatIsCommittedShowsWhenItIs() throws SQLException {
    try (Connection slow = town.connection()) {
      slow.setAutoCommit(false);
      CapturedTown.run(slow, ROW.formatted("B"));
      assertThat(still.getAsBoolean()).isTrue();
      slow.commit();
      assertThat(still.getAsBoolean()).isFalse();
      long reached = log.stamp();
      assertThat(still.getAsBoolean()).as("in the log, and not read").isFalse();
      assertThat(log.still(reached, "nay", log.seal()).getAsBoolean()).isTrue();
    }
  }

  @Test
  void rowsGoneBehindTheTriggersBackShow() {
    town.edit("TRUNCATE TABLE bieu");
    assertThat(still.getAsBoolean()).isFalse();
  }

  @Test
  void anotherMarkOrNoneIsAnotherDatabase() {
    log.mark(new Mark("hom-qua", position));
    assertThat(still.getAsBoolean()).isFalse();
    log.mark(new Mark("nay", position));
    assertThat(still.getAsBoolean()).isTrue();
    town.edit("DELETE FROM lien_thong_moc WHERE luong = 'bieu'");
    assertThat(still.getAsBoolean()).isFalse();
  }

  @Test
  void aLogThatNeverCameSoFarOrWasPrunedBeyondShows() {
    assertThat(log.still(position + 1, "nay", log.seal()).getAsBoolean()).isFalse();
    town.edit(ROW.formatted("B"));
    log.prune(log.stamp(), Instant.now().plusSeconds(60));
    assertThat(log.reachesBackTo(position)).isFalse();
    assertThat(still.getAsBoolean()).isFalse();
  }

  @Test
  void aTriggerThatWasTouchedShowsAtOnce() {
    Assumptions.assumeTrue(server == Server.POSTGRESQL, "the others tell it at the whole run");
    String[][] deeds = {
      {"ALTER TABLE bieu_o DISABLE TRIGGER lien_thong_bieu_1u"},
      {
        "ALTER TABLE bieu DISABLE TRIGGER lien_thong_bieu_0u",
        "ALTER TABLE bieu ENABLE ALWAYS TRIGGER lien_thong_bieu_0u"
      },
      {"DROP TRIGGER lien_thong_bieu_1d ON bieu_o"},
      {
        "CREATE OR REPLACE FUNCTION lien_thong_bieu_0() RETURNS trigger LANGUAGE plpgsql AS"
            + " 'BEGIN RETURN NULL; END'"
      },
      {"ALTER TABLE bieu RENAME TO bieu_cu", "CREATE TABLE bieu AS SELECT * FROM bieu_cu"},
    };
    for (String[] deed : deeds) {
      BooleanSupplier before = log.still(position, "nay", log.seal());
      assertThat(before.getAsBoolean()).isTrue();
      town.edit(deed);
      assertThat(before.getAsBoolean()).as(deed[0]).isFalse();
    }
  }
}
