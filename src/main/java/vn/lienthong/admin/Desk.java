package vn.lienthong.admin;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.lienthong.flow.FlowUnavailable;
import vn.lienthong.flow.Report;
import vn.lienthong.flow.RunRequest;
import vn.lienthong.flow.Stopping;
import vn.lienthong.ledger.Act;
import vn.lienthong.ledger.LastProof;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.province.ProvinceUnreachable;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Key;
import vn.lienthong.record.Standing;
import vn.lienthong.verify.Verified;
import vn.lienthong.verify.Verifier;

/** What all operations share: runs and entries, with what is missing told as people are told. */
final class Desk {
  private final FlowNames flows;
  private final Ledger ledger;
  private final PatientRunner runner;
  private final Views views;
  private final Clock clock;

  Desk(FlowNames flows, Ledger ledger, PatientRunner runner, Views views, Clock clock) {
    this.flows = flows;
    this.ledger = ledger;
    this.runner = runner;
    this.views = views;
    this.clock = clock;
  }

  Report run(String flow, RunRequest request) {
    flows.known(flow);
    try {
      Report report = runner.run(flow, request);
      boolean unplanned = request.dry() && !report.result().equals("planned");
      String cause = report.cause() == null ? report.result() : report.cause().text();
      if (views.unreachable(report.cause())) {
        throw new OperationException.Unreachable(views.side(report.cause()), cause);
      }
      if (unplanned && report.result().equals("off")) {
        throw new OperationException.Invalid(
            "off", flow, "it sends records about persons: say what for in purpose." + flow);
      }
      if (unplanned) {
        throw new OperationException.Refused(cause);
      }
      return report;
    } catch (Stopping stopping) {
      throw new OperationException.Busy(String.valueOf(stopping.getMessage()));
    } catch (FlowUnavailable unavailable) {
      throw unavailable.paused()
          ? new OperationException.Refused(String.valueOf(unavailable.getMessage()))
          : new OperationException.Busy(String.valueOf(unavailable.getMessage()));
    }
  }

  Proofs verify(List<String> names, Verifier verifier, String version) {
    Instant started = clock.instant();
    try {
      List<Proofs.Proof> proofs =
          names.stream().map(verifier::verify).map(this::kept).map(Proofs::of).toList();
      return new Proofs(version, started, clock.instant(), proofs);
    } catch (ProvinceUnreachable away) {
      throw new OperationException.Unreachable("province", String.valueOf(away.getMessage()));
    }
  }

  /** The proof, which the status tells from now on; one that could not be made changes nothing. */
  private Verified kept(Verified proof) {
    if (proof.cause() == null) {
      ledger.statements().proved(proof.flow(), stated(proof));
    }
    return proof;
  }

  private static LastProof stated(Verified proof) {
    Map<Standing, Integer> aside = proof.setAside();
    return new LastProof(
        proof.ended(),
        proof.proved(),
        proof.source(),
        proof.confirmed(),
        aside.getOrDefault(Standing.WAITING, 0),
        aside.getOrDefault(Standing.PARKED, 0),
        aside.getOrDefault(Standing.CONFLICT, 0),
        aside.getOrDefault(Standing.MOVED, 0),
        proof.unreadable(),
        proof.open(),
        proof.filteredOut());
  }

  /** One record as both sides hold it now. */
  Report.Line line(String flow, Key key) {
    return run(flow, RunRequest.look(key, 1)).lines().stream()
        .findFirst()
        .orElseThrow(() -> new OperationException.NotFound("neither side holds " + key.text()));
  }

  Entry entry(String flow, String key) {
    flows.known(flow);
    return ledger
        .entries()
        .find(flow, key(key))
        .orElseThrow(
            () -> new OperationException.NotFound("nothing is known of " + flow + " " + key));
  }

  static Key key(String text) {
    try {
      return Key.parse(text);
    } catch (IllegalArgumentException unfit) {
      throw new OperationException.Invalid("bad-key", text, String.valueOf(unfit.getMessage()));
    }
  }

  void audit(String by, String what, String flow, @Nullable String target, @Nullable String why) {
    ledger.audit().append(new Act(by, what, flow, target, why, "done", clock.instant()));
  }
}
