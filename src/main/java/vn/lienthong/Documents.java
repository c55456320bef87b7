package vn.lienthong;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.config.Settings;
import vn.lienthong.files.Archive;
import vn.lienthong.files.FilesRuns;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.province.ProvinceDatabases;

/** What moves the files of documents, as the settings say. */
final class Documents {
  /** With an hour between them, a day. */
  private static final int AWAITED = 24;

  private static final Logger LOG = LoggerFactory.getLogger(Documents.class);
  private static final Duration ONE_RUN = Duration.ofMinutes(10);

  private Documents() {}

  /**
   * @param travel whether the nation's endpoint takes and gives files
   */
  static FilesRuns runs(
      Settings settings,
      Mappings mappings,
      ProvinceDatabases databases,
      Ledger ledger,
      Clock clock,
      boolean travel) {
    var pace = settings.pace();
    Archive.Patience patience =
        new Archive.Patience(
            pace.attempts(), AWAITED, pace.firstWait(), pace.longestWait(), ONE_RUN);
    made(settings);
    int piece = Archive.piece(settings.national().limits().answerBytes());
    Archive archive = new Archive(ledger, clock, settings.folders().documents(), piece, patience);
    return new FilesRuns(mappings.byName().values(), databases, archive, travel);
  }

  /**
   * The folder below the data is ours, so it is made. One that a setting names is not: if it is
   * away a disk is not mounted, and files would vanish below its place.
   */
  private static void made(Settings settings) {
    Path folder = settings.folders().documents();
    if (settings.services().documents() == null && Files.notExists(folder)) {
      try {
        Files.createDirectories(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x---")));
      } catch (IOException none) {
        LOG.warn("{}: cannot be made: {}", folder, none.getClass().getSimpleName());
      }
    }
  }
}
