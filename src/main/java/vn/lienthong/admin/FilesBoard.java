package vn.lienthong.admin;

import java.time.Instant;
import java.util.Optional;
import vn.lienthong.ledger.Count;
import vn.lienthong.ledger.Counts;
import vn.lienthong.ledger.FileCopies;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.ledger.Run;
import vn.lienthong.ledger.RunResult;
import vn.lienthong.record.Cause;

/** How the files of documents stand, put together from the ledger at each question. */
final class FilesBoard {
  private final FlowNames flows;
  private final Ledger ledger;
  private final boolean travel;

  /**
   * @param travel whether the nation's endpoint takes and gives files
   */
  FilesBoard(FlowNames flows, Ledger ledger, boolean travel) {
    this.travel = travel;
    this.flows = flows;
    this.ledger = ledger;
  }

  /** Empty if the flow's documents have no files, or none of them was ever to be moved. */
  Optional<FilesView> of(String flow) {
    if (flows.mapping(flow).files() == null) {
      return Optional.empty();
    }
    return !travel
        ? Optional.of(off(flow))
        : ledger.runs().last(FileCopies.runsOf(flow)).map(last -> view(flow, last));
  }

  private FilesView off(String flow) {
    FileCopies.Totals totals = ledger.files().totals(flow);
    return new FilesView(
        flow,
        FlowState.OFF,
        totals.files(),
        totals.bytes(),
        totals.begun(),
        0,
        0,
        0,
        null,
        "national-unable (files)");
  }

  private FilesView view(String flow, Run last) {
    FileCopies.Totals totals = ledger.files().totals(flow);
    Counts counts = last.result().counts();
    Cause cause = last.result().cause();
    return new FilesView(
        flow,
        state(last.result().result()),
        totals.files(),
        totals.bytes(),
        totals.begun(),
        counts.of(Count.TO_NATION),
        counts.of(Count.TO_PROVINCE),
        counts.of(Count.PARKED),
        last.ended(),
        cause == null ? null : cause.text());
  }

  private static FlowState state(String result) {
    return switch (result) {
      case "in-step" -> FlowState.IN_STEP;
      case "held" -> FlowState.HELD;
      case "failed" -> FlowState.FAILED;
      case RunResult.RUNNING -> FlowState.RUNNING;
      default -> FlowState.BEHIND;
    };
  }

  /** Trying again is what a person does when the cause is mended. */
  Optional<StatusView.ToDo> toDo(FilesView files, Instant otherwise) {
    boolean stuck = files.state() == FlowState.HELD || files.state() == FlowState.FAILED;
    Instant since = files.lastRun() == null ? otherwise : files.lastRun();
    return stuck
        ? Optional.of(
            new StatusView.ToDo(
                "files-" + files.state().text(),
                files.flow(),
                0,
                files.cause(),
                since,
                "apply " + files.flow()))
        : Optional.empty();
  }
}
