package vn.lienthong.flow;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.ledger.Count;
import vn.lienthong.ledger.Counts;
import vn.lienthong.ledger.Fingerprints;
import vn.lienthong.ledger.RunResult;
import vn.lienthong.mapping.Mode;
import vn.lienthong.reconcile.Decision.Kind;
import vn.lienthong.reconcile.Summary;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Side;
import vn.lienthong.record.Standing;

/** The last step of a run: what it came to, for the ledger and for whoever asked. */
final class Closing {
  private final String flow;
  private final House house;
  private final long run;
  private final Instant started;

  Closing(String flow, House house, long run, Instant started) {
    this.flow = flow;
    this.house = house;
    this.run = run;
    this.started = started;
  }

  Report report(
      Readings readings,
      Comparison comparison,
      Planning planning,
      @Nullable Settling settling,
      RunRequest request) {
    Counts counts = counts(readings, comparison, planning, settling);
    List<Cause> remarks = readings.remarks();
    Cause cause = remarks.isEmpty() ? null : remarks.get(0);
    Instant ended = house.clock().instant();
    String result = request.dry() ? "planned" : result(planning, settling);
    if (!request.dry()) {
      if (request.only() == null) {
        planning.done(ended);
        read(readings.nation(), result, ended);
      }
      house.ledger().runs().end(run, new RunResult(result, cause, counts));
    }
    Permit permit = planning.permit();
    return new Report(
        run,
        flow,
        result,
        cause,
        started,
        ended,
        counts,
        planning.contact(),
        planning.guards(),
        Fingerprints.of(java.util.Arrays.stream(comparison.summary().fingerprints())),
        planning.heldPlan(),
        settling == null ? List.of() : settling.changedKeys(),
        comparison.notable(),
        comparison.lines().stream().map(line -> line(line, permit)).toList(),
        null);
  }

  private static Report.Line line(Comparison.Line line, Permit permit) {
    Sightings.Seen seen = line.seen();
    String held = line.decision().writes() ? permit.hinders(line.decision()).orElse(null) : null;
    return new Report.Line(
        seen.key(), seen.entry(), seen.province(), seen.nation(), line.decision(), held);
  }

  /**
   * What was read and not dealt with has to be read again. A complete list tells of what is gone by
   * silence only, so that nothing is dealt with by one that did not come to rest.
   */
  private void read(NationalReading nation, String result, Instant ended) {
    String serverTime = nation.serverTime();
    boolean told = !nation.full() || nation.complete();
    if (serverTime != null && told && result.equals("in-step")) {
      house.ledger().flows().nationSince(flow, serverTime);
    }
    if (nation.complete()) {
      house.ledger().flows().fullRead(flow, ended);
    }
  }

  private String result(Planning planning, @Nullable Settling settling) {
    if (planning.heldPlan() != null) {
      return "waiting-approval";
    }
    if (planning.permit().mode() == Mode.OBSERVE) {
      return "observing";
    }
    return settling != null && !settling.changedKeys().isEmpty() ? "behind" : "in-step";
  }

  private Counts counts(
      Readings readings, Comparison comparison, Planning planning, @Nullable Settling settling) {
    Summary summary = comparison.summary();
    Map<Standing, Integer> standings = house.ledger().entries().counts(flow);
    Counts seen =
        new Counts(
            Map.of(
                Count.READ_PROVINCE, (int) readings.province().read(),
                Count.READ_NATION, summary.rows(Side.NATION),
                Count.UNCHANGED, summary.of(Kind.NOTHING) + summary.of(Kind.ADOPT),
                Count.WAITING, standings.getOrDefault(Standing.WAITING, 0),
                Count.PARKED, standings.getOrDefault(Standing.PARKED, 0),
                Count.CONFLICTS, standings.getOrDefault(Standing.CONFLICT, 0),
                Count.HELD, planning.heldDecisions(),
                Count.SKIPPED, (int) readings.province().skipped()));
    return settling == null ? seen : seen.plus(settling.counts());
  }

  /** A run that stopped: held if a side is away or not to be trusted, failed if it is our fault. */
  Report broken(Throwable broken, @Nullable Settling settling) {
    Cause cause = Ending.cause(broken);
    String result = Ending.held(broken) ? "held" : "failed";
    Counts counts = settling == null ? Counts.none() : settling.counts();
    Cause told =
        Ending.entered(
            cause,
            () -> {
              if (run != 0) {
                house.ledger().runs().end(run, new RunResult(result, cause, counts));
                Rest.keep(house.ledger().flows(), flow, broken, house.clock().instant());
              }
            });
    return Report.broken(run, flow, result, told, started, house.clock().instant());
  }
}
