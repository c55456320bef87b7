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
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.province.Server;

/** Triggers made while people are at work. */
@ParameterizedClass
@EnumSource(Server.class)
class InstallationTest {
  private final CapturedTown town;

  InstallationTest(Server server) {
    town = new CapturedTown(server);
  }

  @AfterEach
  void close() {
    town.close();
  }

  /** What it changed before the triggers came would be told by nobody after it commits. */
  @Test
  void anOpenTransactionHoldsUpTheInstallationSoThatNothingOfItIsMissed() throws SQLException {
    try (Connection open = town.connection()) {
      open.setAutoCommit(false);
      CapturedTown.run(open, "INSERT INTO bieu VALUES ('MO', 1, DATE '2025-07-01', 'x')");
      assertThatThrownBy(() -> town.capture.install(TABLES))
          .isInstanceOf(CaptureRefused.class)
          .hasMessageStartingWith("locked");
      assertThat(town.capture.log(TABLES).readiness().ready()).isFalse();
      open.commit();
    }
    town.capture.install(TABLES);
    assertThat(town.capture.log(TABLES).readiness().ready()).isTrue();
  }

  @Test
  void madeAgainWhilePeopleWorkItForgetsNothing() throws SQLException {
    town.capture.install(TABLES);
    ChangeLog log = town.capture.log(TABLES);
    long start = log.stamp();
    town.edit("INSERT INTO bieu VALUES ('A', 1, DATE '2025-07-01', 'x')");
    town.capture.install(TABLES);
    log.stamp();
    assertThat(keys(log, start)).contains("A|1|2025-07-01", "*");
    assertThat(log.readiness())
        .isEqualTo(new Readiness(Readiness.State.READY, List.of(), List.of()));
  }
}
