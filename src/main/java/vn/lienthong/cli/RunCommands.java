package vn.lienthong.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What flows are told to do. */
final class RunCommands {
  private RunCommands() {}

  @Command(name = "apply")
  static final class Apply extends RunCommand {
    @Parameters(paramLabel = "FLOW", arity = "1..*")
    private List<String> flows = new ArrayList<>();

    @Option(names = "--plan", paramLabel = "<id>")
    private @Nullable String plan;

    private String flow = "";

    Apply(Lienthong root) {
      super(root);
    }

    @Override
    public Integer call() {
      if (plan != null && flows.size() > 1) {
        throw usage("error.one-plan");
      }
      return each(flows, one -> flow = one);
    }

    @Override
    String flow() {
      return flow;
    }

    @Override
    String ask(Api api) {
      String path = "/api/flows/" + Api.encode(flow) + "/apply";
      return api.post(path, new Json().add("plan", plan));
    }
  }

  @Command(name = "approve")
  static final class Approve extends RunCommand {
    @Parameters(paramLabel = "PLAN", arity = "1..*")
    private List<String> plans = new ArrayList<>();

    private String plan = "";

    @Mixin private Person person = new Person();

    Approve(Lienthong root) {
      super(root);
    }

    @Override
    public Integer call() {
      return each(plans, one -> plan = one);
    }

    @Override
    String ask(Api api) {
      return api.post("/api/plans/" + Api.encode(plan) + "/approve", person.sign(new Json()));
    }
  }

  @Command(name = "resync")
  static final class Resync extends RunCommand {
    @Parameters(paramLabel = "FLOW")
    private String flow = "";

    @Option(names = "--key", paramLabel = "<key>")
    private List<String> keys = new ArrayList<>();

    @Option(names = "--since", paramLabel = "<time>")
    private @Nullable String since;

    @Option(names = "--all")
    private boolean all;

    @Option(names = "--dry-run")
    private boolean dryRun;

    Resync(Lienthong root) {
      super(root);
    }

    @Override
    String flow() {
      return flow;
    }

    @Override
    String ask(Api api) {
      int asked = (keys.isEmpty() ? 0 : 1) + (since == null ? 0 : 1) + (all ? 1 : 0);
      if (asked != 1) {
        throw usage("error.key-or-all");
      }
      Json body = new Json().add("since", since).add("all", all).add("dryRun", dryRun);
      body.add("keys", keys);
      return api.post("/api/flows/" + Api.encode(flow) + "/resync", body);
    }
  }
}
