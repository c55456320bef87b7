package vn.lienthong.admin;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.alert.AlertKind;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Standing;

/** What a person should look at: what, since when, by which command. */
record ToDos(Ledger ledger, Clock clock, Instant started) {
  private static final String PUT_BACK = "restored-nation";

  List<StatusView.ToDo> of(StatusView.Flow flow) {
    List<StatusView.ToDo> toDo = new ArrayList<>();
    String name = flow.flow();
    ledger
        .plans()
        .open(name)
        .ifPresent(
            plan ->
                toDo.add(
                    new StatusView.ToDo(
                        "approve",
                        name,
                        plan.decisions().size(),
                        plan.id(),
                        plan.created(),
                        "approve " + plan.id())));
    add(toDo, "conflict", name, Standing.CONFLICT, "conflicts list");
    add(toDo, "parked", name, Standing.PARKED, "parked list");
    add(toDo, "waiting", name, Standing.WAITING, trace(name));
    if (flow.state() == FlowState.OFF) {
      Instant now = clock.instant();
      toDo.add(new StatusView.ToDo("off", name, 0, "purpose." + name, now, "check"));
    } else if (flow.state() == FlowState.PAUSED) {
      toDo.add(about("paused", flow, "resume " + name));
    } else if ((flow.state() == FlowState.HELD || flow.state() == FlowState.FAILED)
        && !toldForAll(name)) {
      // of a ministry that was put back it has to be seen first what is missing there
      boolean lost = cause(name).filter(cause -> cause.code().equals(PUT_BACK)).isPresent();
      String command = lost ? "verify " + name : "resync " + name + " --all";
      toDo.add(about(flow.state().text(), flow, command));
    }
    return toDo;
  }

  private Optional<Cause> cause(String flow) {
    return ledger.runs().last(flow).map(run -> run.result().cause());
  }

  /** Whether an alert tells already why it, and others, stand still. */
  private boolean toldForAll(String flow) {
    Optional<AlertKind> common = cause(flow).flatMap(cause -> AlertKind.common(cause.code()));
    return common.isPresent()
        && ledger.alerts().open().stream()
            .anyMatch(alert -> alert.kind().equals(common.get().word()));
  }

  /** The story of the first that waits: one command that can be carried out as it stands. */
  private String trace(String flow) {
    return ledger.entries().list(flow, Standing.WAITING, 1).stream()
        .findFirst()
        .map(entry -> "trace " + flow + " " + quoted(entry.key().text()))
        .orElse("status");
  }

  private static String quoted(String key) {
    return key.matches("[\\p{L}\\d._:/-]+") ? key : "'" + key.replace("'", "'\\''") + "'";
  }

  private void add(
      List<StatusView.ToDo> toDo, String kind, String flow, Standing standing, String command) {
    Map<String, Integer> causes = ledger.entries().causes(flow, standing);
    causes.forEach(
        (cause, records) -> {
          Instant since =
              ledger.entries().list(flow, standing, 100).stream()
                  .map(Entry::since)
                  .min(Instant::compareTo)
                  .orElse(clock.instant());
          toDo.add(new StatusView.ToDo(kind, flow, records, cause, since, command));
        });
  }

  private StatusView.ToDo about(String kind, StatusView.Flow flow, String command) {
    Instant since = flow.lastRun() == null ? started : flow.lastRun();
    return new StatusView.ToDo(kind, flow.flow(), 0, flow.cause(), since, command);
  }
}
