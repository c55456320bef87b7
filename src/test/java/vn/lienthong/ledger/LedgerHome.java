package vn.lienthong.ledger;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import vn.lienthong.testkit.Databases;

/** The databases on which every contract of the ledger is tested. */
enum LedgerHome {
  H2 {
    @Override
    LedgerSettings fresh() {
      Path file = Path.of("target", "ledgers", UUID.randomUUID().toString()).toAbsolutePath();
      return new LedgerSettings("jdbc:h2:file:" + file, "sa", "");
    }
  },
  POSTGRESQL {
    @Override
    LedgerSettings fresh() {
      Databases.Database database = Databases.postgres();
      return new LedgerSettings(database.url(), database.user(), database.password());
    }
  };

  private static final Map<LedgerHome, Ledger> SHARED = new EnumMap<>(LedgerHome.class);

  /** Settings of an empty database. */
  abstract LedgerSettings fresh();

  /** One ledger for all tests that keep to their own flow. */
  Ledger shared() {
    synchronized (SHARED) {
      return SHARED.computeIfAbsent(this, home -> Ledger.open(fresh(), LedgerTest.CLOCK));
    }
  }
}
