package vn.lienthong.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;
import vn.lienthong.disk.Rights;

/** Opens a ledger: first contact, the pool, the tables, and what a crash left behind. */
final class Opening {
  /** Classes of SQL states whose messages tell of hosts and users, and never of a row. */
  private static final Set<String> TELLABLE = Set.of("08", "28", "3D");

  /**
   * A trace file would quote statements with their values. A run asks some forty statements; as
   * many as are remembered need not be read and planned again each time.
   */
  private static final Set<String> EMBEDDED =
      Set.of(
          "WRITE_DELAY=0",
          "DB_CLOSE_ON_EXIT=FALSE",
          "LOCK_TIMEOUT=10000",
          "TRACE_LEVEL_FILE=0",
          "QUERY_CACHE_SIZE=100");

  private final LedgerSettings settings;
  private final String url;
  private final @Nullable Path home;

  /**
   * @param home where a process of this home is known again; null if it is not to be
   */
  Opening(LedgerSettings settings, @Nullable Path home) {
    this.settings = settings;
    this.home = home;
    this.url = settings.embedded() ? embeddedUrl(settings.url()) : settings.url();
  }

  JdbcLedger open(Clock clock) {
    Foothold foothold = foothold();
    JdbcLedger ledger = new JdbcLedger(foothold, new Database(settings, url), clock);
    try {
      keepPrivate();
      ledger.migrate(settings.embedded());
      ledger.takeOver(settings.embedded());
      return ledger;
    } catch (RuntimeException failure) {
      ledger.close();
      throw failure;
    }
  }

  private Foothold foothold() {
    Tenancy tenancy = tenancy();
    try {
      return new Foothold(tenancy, anchor(), new Presence(settings, tenancy));
    } catch (RuntimeException failure) {
      if (tenancy != null) {
        tenancy.close();
      }
      throw failure;
    }
  }

  private @Nullable Tenancy tenancy() {
    if (!settings.embedded()) {
      return home == null
          ? null
          : Tenancy.take(home.resolve("gateway.holder"), String.valueOf(home));
    }
    String file = settings.file();
    return file.startsWith("mem:")
        ? null
        : Tenancy.take(Path.of(file.replaceFirst("\\.mv\\.db$", ".holder")), file);
  }

  /**
   * Closing on exit is left to us, because H2's own hook would close the file under a run that is
   * just ending.
   */
  private static String embeddedUrl(String url) {
    StringBuilder whole = new StringBuilder(url);
    for (String option : EMBEDDED) {
      String name = option.substring(0, option.indexOf('='));
      if (!url.toUpperCase(Locale.ROOT).contains(";" + name + "=")) {
        whole.append(';').append(option);
      }
    }
    return whole.toString();
  }

  /** Also asks a server, because the pool would try for long and hide why it cannot. */
  private @Nullable Connection anchor() {
    try {
      Connection first = DriverManager.getConnection(url, settings.user(), settings.password());
      if (settings.embedded()) {
        return first;
      }
      first.close();
      return null;
    } catch (SQLException failure) {
      if (settings.embedded() && failure.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
        throw new LedgerInUse(settings.file(), null);
      }
      String state = String.valueOf(failure.getSQLState());
      String what = TELLABLE.contains(state.substring(0, 2)) ? ", " + failure.getMessage() : "";
      throw new LedgerFailure("cannot open " + settings + ": SQL state " + state + what);
    }
  }

  private void keepPrivate() {
    Path file = Path.of(settings.file());
    try {
      if (Files.exists(file)) {
        Rights.OWNER.set(file);
      }
    } catch (IOException refused) {
      throw new LedgerFailure("cannot make " + file + " readable for its owner only");
    }
  }
}
