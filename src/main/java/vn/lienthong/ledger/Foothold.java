package vn.lienthong.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What is held for as long as a ledger is open.
 *
 * @param tenancy of the embedded file, or of the home; null if there is neither
 * @param anchor a connection that keeps the embedded database open, and so its file locked, while
 *     the pool replaces its own; null if the database is a server
 */
record Foothold(@Nullable Tenancy tenancy, @Nullable Connection anchor, Presence presence)
    implements AutoCloseable {
  @Override
  public void close() {
    try {
      presence.close();
      if (anchor != null) {
        anchor.close();
      }
    } catch (SQLException late) {
      throw new LedgerFailure("the ledger did not close: SQL state " + late.getSQLState());
    } finally {
      if (tenancy != null) {
        tenancy.close();
      }
    }
  }
}
