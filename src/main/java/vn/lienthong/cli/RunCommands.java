package vn.lienthong.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands that start a run and wait for its end. */
abstract sealed class RunCommands extends ServiceCommand {
  private RunCommands(Lienthong root) {
    super(root);
  }

  @Override
  boolean hasFindings(Answer run) {
    return isOpen(run);
  }

  @Override
  void print(Answer run, Screen screen) {
    printRun(run, screen);
  }

  static boolean isOpen(Answer run) {
    return !run.text("state").equals("in-step")
        || run.number("waiting") + run.number("parked") + run.number("conflicts") > 0
        || run.at("plan").number("total") > 0
        || !run.all("changedSince").isEmpty();
  }

  static void printRun(Answer run, Screen screen) {
    PlanText text = new PlanText(screen);
    String flow = run.text("flow");
    if (run.number("run") > 0) {
      String state = screen.state(run.text("state"));
      screen.line(screen.bold(flow) + "  " + state + "  #" + run.number("run"));
      text.printCounts(run);
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

  @Command(name = "apply")
  static final class Apply extends RunCommands {
    @Parameters(paramLabel = "FLOW")
    private String flow = "";

    @Option(names = "--plan", paramLabel = "<id>")
    private @Nullable String plan;

    Apply(Lienthong root) {
      super(root);
    }

    @Override
    String ask(Api api) {
      String path = "/api/flows/" + Api.encode(flow) + "/apply";
      return api.post(path, new Json().add("plan", plan));
    }
  }

  @Command(name = "approve")
  static final class Approve extends RunCommands {
    @Parameters(paramLabel = "PLAN")
    private String plan = "";

    @Mixin private Person person = new Person();

    Approve(Lienthong root) {
      super(root);
    }

    @Override
    String ask(Api api) {
      return api.post("/api/plans/" + Api.encode(plan) + "/approve", person.sign(new Json()));
    }
  }

  @Command(name = "resync")
  static final class Resync extends RunCommands {
    @Parameters(paramLabel = "FLOW")
    private String flow = "";

    @Option(names = "--key", paramLabel = "<key>")
    private @Nullable String key;

    @Option(names = "--all")
    private boolean all;

    @Option(names = "--dry-run")
    private boolean dryRun;

    Resync(Lienthong root) {
      super(root);
    }

    @Override
    String ask(Api api) {
      if (all == (key != null)) {
        throw usage("error.key-or-all");
      }
      Json body = new Json().add("key", key).add("all", all).add("dryRun", dryRun);
      return api.post("/api/flows/" + Api.encode(flow) + "/resync", body);
    }
  }
}
