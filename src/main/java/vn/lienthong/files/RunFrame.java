package vn.lienthong.files;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.lienthong.flow.Ending;
import vn.lienthong.flow.Rest;
import vn.lienthong.ledger.Count;
import vn.lienthong.ledger.Counts;
import vn.lienthong.ledger.Lease;
import vn.lienthong.ledger.LeaseLost;
import vn.lienthong.ledger.Run;
import vn.lienthong.ledger.RunResult;
import vn.lienthong.record.Cause;

/** The flow's lease while its files are moved, and the run's line in the ledger. */
final class RunFrame {
  static final Duration LEASE = Duration.ofMinutes(10);
  private static final Duration RENEWED = Duration.ofMinutes(1);

  private final Archive archive;
  private final String name;
  private final Lease lease;
  private final long run;
  private final Instant started;
  private Instant renewed;

  /**
   * @param name of the runs in the ledger
   * @param run 0 if there is nothing to do
   */
  RunFrame(Archive archive, String name, Lease lease, long run) {
    this.archive = archive;
    this.name = name;
    this.lease = lease;
    this.run = run;
    this.started = archive.clock().instant();
    this.renewed = started;
  }

  /** Whether a flow without anything to do has to say so, because its last run said otherwise. */
  static boolean restless(Archive archive, String name) {
    Optional<Run> last = archive.ledger().runs().last(name);
    return last.map(before -> !before.result().result().equals("in-step")).orElse(false);
  }

  Archive archive() {
    return archive;
  }

  Instant now() {
    return archive.clock().instant();
  }

  boolean late() {
    return now().isAfter(started.plus(archive.patience().run()));
  }

  /**
   * @throws LeaseLost if somebody else has taken the flow
   */
  void renew() {
    if (now().isAfter(renewed.plus(RENEWED))) {
      if (archive.ledger().leases().renew(lease, LEASE).isEmpty()) {
        throw new LeaseLost(lease.flow());
      }
      renewed = now();
    }
  }

  FilesReport end(String result, @Nullable Cause cause, FilesReport.Tally tally) {
    enter(result, cause, tally);
    return new FilesReport(run, lease.flow(), result, cause, started, now(), tally);
  }

  private void enter(String result, @Nullable Cause cause, FilesReport.Tally tally) {
    if (run != 0) {
      archive.ledger().runs().end(run, new RunResult(result, cause, counts(tally)));
    }
  }

  private static Counts counts(FilesReport.Tally tally) {
    return new Counts(
        Map.of(
            Count.TO_NATION, tally.sent(),
            Count.TO_PROVINCE, tally.fetched(),
            Count.UNCHANGED, tally.there(),
            Count.WAITING, tally.awaited(),
            Count.PARKED, tally.parked()));
  }

  FilesReport broken(Throwable broken, FilesReport.Tally tally) {
    boolean held = broken instanceof FolderTrouble || Ending.held(broken);
    String result = held ? "held" : "failed";
    Cause cause = cause(broken);
    Cause told =
        Ending.entered(
            cause,
            () -> {
              Rest.keep(archive.ledger().flows(), lease.flow(), broken, now());
              enter(result, cause, tally);
            });
    return new FilesReport(run, lease.flow(), result, told, started, now(), tally);
  }

  private static Cause cause(Throwable broken) {
    return broken instanceof FolderTrouble trouble ? trouble.cause() : Ending.cause(broken);
  }

  void close() {
    archive.ledger().leases().release(lease);
  }
}
