package vn.lienthong.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a flow stands, as far as alerts go.
 *
 * @param database in which its table is, as people call it
 * @param asks whether a run of it that came through has asked the nation; an idle feed has not
 * @param waits whether it is off, paused, or rests: then it is not expected to move
 * @param result of the last run that ended, such as {@code held}; null if there is none
 * @param cause the code of why; null if all was well
 * @param ended when that was, or a glance after it found nothing changed
 * @param rhythm how far apart its runs and glances usually are; zero if that is not known
 * @param progress how many records the run in hand has dealt with; -1 if nobody counts
 */
public record FlowSight(
    String flow,
    String database,
    boolean asks,
    boolean waits,
    @Nullable String result,
    @Nullable String cause,
    @Nullable Instant ended,
    Duration rhythm,
    long progress) {
  private static final Set<String> NOBODYS = Set.of("stopping", "lease-lost");

  /**
   * Whether its last run shows that the side is there again; none shows that a database can be
   * written, since it may have had nothing to write.
   */
  boolean shows(AlertKind away) {
    return result != null
        && !stopped()
        && away != AlertKind.PROVINCE_FULL
        && away != AlertKind.LEDGER_FULL
        && (asks || (away != AlertKind.NATION_AWAY && away != AlertKind.NATION_REFUSES));
  }

  private boolean stopped() {
    return "held".equals(result) || "failed".equals(result);
  }

  /** Whether its last run stopped for a reason of its own that somebody must know. */
  boolean stuck() {
    return stopped() && common().isEmpty() && (cause == null || !NOBODYS.contains(cause));
  }

  /** What of a side an alert of that kind is about. */
  String about(AlertKind common) {
    boolean ofDatabase = common == AlertKind.PROVINCE_AWAY || common == AlertKind.PROVINCE_FULL;
    return ofDatabase ? database : "";
  }

  /** The alert that is not this flow's alone; empty if its last run stopped for its own reasons. */
  Optional<AlertKind> common() {
    return stopped() && cause != null ? AlertKind.common(cause) : Optional.empty();
  }
}
