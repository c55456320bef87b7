package vn.lienthong;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import vn.lienthong.config.Settings;
import vn.lienthong.feed.SealKey;
import vn.lienthong.ledger.Act;
import vn.lienthong.ledger.Backup;
import vn.lienthong.ledger.BackupFile;
import vn.lienthong.ledger.Ledger;

/**
 * A backup's ledger in the place of this home's, whichever database that is in, while no gateway of
 * this home is open. Whatever ends it on its way, the ledger is the old one or the new one.
 */
record Restoring(Settings settings, Path file, String by) {
  /** What the audit calls it. */
  static final String ACT = "restore backup";

  /**
   * The key goes with the receipts: without it every fed record would be sent once more.
   *
   * @throws Backup.Unusable if it cannot be restored here; then nothing has changed
   */
  Backup.Summary carryOut() throws IOException {
    Path data = settings.folders().data();
    Clock clock = Clock.systemUTC();
    try (BackupFile backup = new BackupFile(file);
        Ledger ledger = Ledger.open(settings.ledger(), data, clock)) {
      Optional<byte[]> key = backup.beside(SealKey.FILE);
      if (key.isPresent()) {
        SealKey.lay(data, key.get());
      }
      Backup.Summary summary = ledger.backup().restore(backup);
      SealKey.take(data, ledger.seals());
      note(ledger, "done", clock);
      return summary;
    }
  }

  /** In the audit of the ledger that is there now. */
  void note(Ledger ledger, String result, Clock clock) {
    ledger.audit().append(new Act(by, ACT, null, file.toString(), null, result, clock.instant()));
  }
}
