package vn.lienthong.ledger;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Map;

/**
 * The ledger as a file that no database is needed to read: a zip with a text for each table, one
 * JSON array a row, and a manifest with the rows and the SHA-256 of each. It is taken while the
 * ledger is in use, as of one moment, and goes into an embedded ledger and one on a server alike.
 */
public interface Backup {
  /**
   * What a backup holds.
   *
   * @param schema the version of the ledger's tables
   * @param rows by table
   */
  record Summary(String schema, Instant at, Map<String, Long> rows) {
    public long total() {
      return rows.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /** A backup that cannot be used, and why. */
  final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unusable(String why) {
      super(why);
    }
  }

  /**
   * @param beside small files that belong to it, by their names
   */
  Summary write(Map<String, byte[]> beside, OutputStream out) throws IOException;

  /**
   * Whether it could be restored here; changes nothing.
   *
   * @throws Unusable if it is of another version, or of other tables
   */
  void check(BackupFile file);

  /**
   * Puts what the file holds in the place of all that is here, in one transaction. No other process
   * may use the ledger meanwhile.
   *
   * @throws Unusable if it is of another version, or has not what its manifest says; then nothing
   *     has changed
   */
  Summary restore(BackupFile file) throws IOException;
}
