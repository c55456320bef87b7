package vn.lienthong.ledger;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A session on the ledger's server that lasts as long as this process, with the server's lock on
 * the name of its home. A process that was killed loses both its home's file and this lock, so who
 * has both knows that no other process of this home lives, and may have back at once the leases
 * that one left. A process that is only stopped keeps both, and so does one whose home was copied.
 */
final class Presence implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 5;

  private final LedgerSettings settings;
  private final @Nullable Tenancy home;
  private @Nullable Connection session;

  /**
   * @param home null if this process has none that outlives it
   */
  Presence(LedgerSettings settings, @Nullable Tenancy home) {
    this.settings = settings;
    this.home = home;
  }

  /** How a holder of leases in this process is called. */
  String named(String holder) {
    return home == null ? holder : home.life() + "/" + holder;
  }

  /** Whether a holder was of this home, but of another life of it than this process. */
  boolean wasHere(String holder) {
    return home != null
        && holder.startsWith(home.node() + "/")
        && !holder.startsWith(home.life() + "/");
  }

  /** Whether no other process says that it is of this home; the session is made anew if lost. */
  synchronized boolean sole() {
    if (home == null || settings.embedded()) {
      return false;
    }
    try {
      if (session != null && session.isValid(PATIENCE_SECONDS)) {
        return true;
      }
      close();
      Connection fresh =
          DriverManager.getConnection(settings.url(), settings.user(), settings.password());
      session = locked(fresh, home.node()) ? fresh : null;
      if (session == null) {
        fresh.close();
      }
      return session != null;
    } catch (SQLException away) {
      return false;
    }
  }

  private static boolean locked(Connection connection, String node) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT pg_try_advisory_lock(hashtextextended(?, 0))")) {
      statement.setString(1, "lien-thong " + node);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  @Override
  public synchronized void close() throws SQLException {
    if (session != null) {
      session.close();
      session = null;
    }
  }
}
