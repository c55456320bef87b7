package vn.lienthong.cli;

/** A command that starts a run, waits for its end and shows what it came to. */
abstract class RunCommand extends ServiceCommand {
  RunCommand(Lienthong root) {
    super(root);
  }

  /** Whose run it is; empty if that is not known before. */
  String flow() {
    return "";
  }

  @Override
  final String ask() {
    return Waiting.during(root(), flow(), super::ask);
  }

  @Override
  final boolean hasFindings(Answer run) {
    return !run.text("state").equals("in-step")
        || run.number("waiting") + run.number("parked") + run.number("conflicts") > 0
        || run.at("plan").number("total") > 0
        || !run.all("changedSince").isEmpty()
        || !run.all("notFound").isEmpty();
  }

  @Override
  final void print(Answer run, Screen screen) {
    PlanText text = new PlanText(screen);
    String flow = run.text("flow");
    if (run.number("run") > 0) {
      String state = screen.state(run.text("state"));
      screen.line(screen.bold(flow) + "  " + state + "  #" + run.number("run"));
      text.printCounts(run);
    }
    for (Answer key : run.all("notFound")) {
      screen.say("run.not-found", Screen.clean(key.text()));
    }
    if (run.has("cause")) {
      screen.line(screen.causes(run.text("cause")));
    }
    for (Answer key : run.all("changedSince")) {
      screen.say("run.changed-since", Screen.clean(key.text()));
    }
    if (run.has("plan")) {
      text.print(run.at("plan"));
    }
    if (run.text("state").equals("waiting-approval") && run.has("plan")) {
      screen.say("plan.approve", flow, run.at("plan").text("id"));
    }
  }
}
