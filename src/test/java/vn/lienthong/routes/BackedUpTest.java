package vn.lienthong.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.admin.BackupView;
import vn.lienthong.ledger.BackupFile;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.ledger.LedgerSettings;
import vn.lienthong.testkit.Databases;

/** A backup made as the service runs, and a ledger that is gone. */
class BackedUpTest {
  private static final String FLOW = "ton-giao";

  @ParameterizedTest
  @EnumSource(Site.On.class)
  void aLedgerThatIsGoneComesBackAndNothingIsMetForTheFirstTime(Site.On on) {
    try (Town town = Town.at(Site.laiChau(on))) {
      town.approvedRun(FLOW);
      town.sql("UPDATE dm_ton_giao SET to_chuc = 'hôm qua' WHERE ma = '99'");
      assertThat(town.tick(FLOW).result()).isEqualTo("in-step");
      BackupView backup = town.people().backup();
      assertThat(backup.rows()).isGreaterThan(10);
      assertThat(Path.of(backup.file())).exists();

      town.restart(
          () -> {
            empty(town.ledger());
            restore(town, Path.of(backup.file()));
          });

      var run = town.tick(FLOW);
      assertThat(run.result()).isEqualTo("in-step");
      assertThat(Town.written(run)).isZero();
      assertThat(run.firstContact()).isFalse();
      town.sql("UPDATE dm_ton_giao SET to_chuc = 'hôm nay' WHERE ma = '99'");
      assertThat(Town.written(town.tick(FLOW))).isEqualTo(1);
    }
  }

  private static void restore(Town town, Path file) {
    Databases.Database place = town.ledger();
    LedgerSettings settings = new LedgerSettings(place.url(), place.user(), place.password());
    try (BackupFile backup = new BackupFile(file);
        Ledger ledger = Ledger.open(settings, town.clock)) {
      ledger.backup().restore(backup);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void empty(Databases.Database place) {
    boolean h2 = place.url().startsWith("jdbc:h2:");
    try (Connection connection =
            DriverManager.getConnection(place.url(), place.user(), place.password());
        Statement statement = connection.createStatement()) {
      statement.execute(h2 ? "DROP ALL OBJECTS" : "DROP SCHEMA public CASCADE");
      if (!h2) {
        statement.execute("CREATE SCHEMA public");
      }
    } catch (SQLException refused) {
      throw new IllegalStateException(refused);
    }
  }
}
