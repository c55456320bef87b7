package vn.lienthong.ledger;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Set;

/**
 * The ledger's database does not answer, gives no connection, or has no room to write: what was
 * asked may go later.
 */
public final class LedgerAway extends LedgerFailure {
  private static final long serialVersionUID = 1L;

  /** No connection, shutting down, or the session was ended. */
  private static final List<String> GONE = List.of("08", "57P");

  /** Too many connections, a transaction that lay idle, a lock of others'. */
  private static final Set<String> GONE_TOO = Set.of("53300", "25P03", "55P03");

  /** No room on its disk, a file that it could not write, a server that may only read. */
  private static final Set<String> UNWRITABLE = Set.of("53100", "58030", "25006");

  private final boolean full;

  private LedgerAway(String message, boolean full) {
    super(message);
    this.full = full;
  }

  /** Whether it answers, but cannot write. */
  public boolean full() {
    return full;
  }

  /**
   * What a failure means.
   *
   * @param embedded a file is not away: it is broken, or its pool is exhausted
   */
  static LedgerFailure failed(SQLException failure, boolean embedded) {
    for (Throwable link = failure; link != null && !embedded; link = link.getCause()) {
      String state = link instanceof SQLException error ? String.valueOf(error.getSQLState()) : "";
      if (UNWRITABLE.contains(state)) {
        return new LedgerAway(
            "the ledger's database cannot write: its server's disk is full, or it may only read:"
                + " SQL state "
                + state,
            true);
      }
      if (gone(state)) {
        return new LedgerAway("the ledger's database does not answer: SQL state " + state, false);
      }
    }
    if (failure instanceof SQLTransientConnectionException && failure.getCause() == null) {
      return new LedgerAway("the ledger's database gives no free connection in time", false);
    }
    return new LedgerFailure(
        "the ledger's database failed: SQL state %s, error %d"
            .formatted(failure.getSQLState(), failure.getErrorCode()));
  }

  private static boolean gone(String state) {
    return GONE.stream().anyMatch(state::startsWith) || GONE_TOO.contains(state);
  }
}
