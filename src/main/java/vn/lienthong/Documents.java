package vn.lienthong;

import java.time.Clock;
import java.time.Duration;
import vn.lienthong.config.Settings;
import vn.lienthong.files.Archive;
import vn.lienthong.files.FilesRuns;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.province.ProvinceDatabase;

/** What moves the files of documents, as the settings say. */
final class Documents {
  /** With an hour between them, a day. */
  private static final int AWAITED = 24;

  private static final Duration ONE_RUN = Duration.ofMinutes(10);

  private Documents() {}

  static FilesRuns runs(
      Settings settings, Mappings mappings, ProvinceDatabase database, Ledger ledger, Clock clock) {
    var pace = settings.pace();
    Archive.Patience patience =
        new Archive.Patience(
            pace.attempts(), AWAITED, pace.firstWait(), pace.longestWait(), ONE_RUN);
    int piece = Archive.piece(settings.national().limits().answerBytes());
    Archive archive = new Archive(ledger, clock, settings.folders().documents(), piece, patience);
    return new FilesRuns(mappings.byName().values(), database, archive);
  }
}
