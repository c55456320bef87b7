package vn.lienthong.files;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.lienthong.record.Cause;

/**
 * What a run that moves files came to.
 *
 * @param run its number; 0 if there was nothing to do
 * @param flow whose documents
 * @param result {@code in-step}; {@code behind} if files are left for the next run; {@code held} if
 *     a side is away; {@code failed}
 * @param cause why it was held or failed
 */
public record FilesReport(
    long run,
    String flow,
    String result,
    @Nullable Cause cause,
    Instant started,
    Instant ended,
    Tally tally) {
  /**
   * Files.
   *
   * @param there found on the other side without being moved
   * @param awaited left for later
   * @param parked for which their document was set aside
   * @param bytes of those that were moved
   */
  public record Tally(int sent, int fetched, int there, int awaited, int parked, long bytes) {
    static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0);

    Tally moved(boolean here, long size) {
      return new Tally(
          sent + (here ? 0 : 1), fetched + (here ? 1 : 0), there, awaited, parked, bytes + size);
    }

    Tally found() {
      return new Tally(sent, fetched, there + 1, awaited, parked, bytes);
    }

    Tally left() {
      return new Tally(sent, fetched, there, awaited + 1, parked, bytes);
    }

    Tally setAside(int files) {
      return new Tally(sent, fetched, there, awaited, parked + files, bytes);
    }
  }
}
