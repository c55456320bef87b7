package vn.lienthong.national;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;

/** The nation's own clock, by which changes are asked for. */
public final class NationsClock {
  private NationsClock() {}

  /** A little before, because a change may become visible later than it was dated. */
  public static String before(String since, Duration overlap) {
    try {
      return ISO_OFFSET_DATE_TIME.format(OffsetDateTime.parse(since).minus(overlap));
    } catch (DateTimeException notTold) {
      return since;
    }
  }

  /**
   * Whether the nation's clock was put back: a read of changes since then would pass over what
   * changes until it gets there again.
   *
   * @param told what it shows now
   * @param since what it showed before
   */
  public static boolean wentBack(String told, String since) {
    try {
      return OffsetDateTime.parse(told).isBefore(OffsetDateTime.parse(since));
    } catch (DateTimeException notTold) {
      return false;
    }
  }
}
