package vn.lienthong.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "plan")
final class PlanCommand extends ServiceCommand {
  @Parameters(paramLabel = "FLOW", arity = "1..*")
  private List<String> flows = new ArrayList<>();

  private String flow = "";

  @Option(names = "--limit", paramLabel = "<n>")
  private int limit = 50;

  PlanCommand(Lienthong root) {
    super(root);
  }

  @Override
  public Integer call() {
    return each(flows, one -> flow = one);
  }

  @Override
  String ask(Api api) {
    String path = "/api/flows/" + Api.encode(flow) + "/plan";
    return api.get(path, "limit", String.valueOf(limit));
  }

  @Override
  boolean hasFindings(Answer plan) {
    return plan.number("total") > 0;
  }

  @Override
  void print(Answer plan, Screen screen) {
    new PlanText(screen).print(plan);
    if (plan.has("skips")) {
      screen.line("");
      screen.say("plan.send", plan.text("flow"));
    } else if (plan.number("total") > 0) {
      screen.line("");
      boolean approve = plan.flag("firstContact") || !plan.all("guards").isEmpty();
      String told = approve ? "plan.approve" : "plan.apply";
      screen.say(plan.has("id") ? told : "plan.agree", plan.text("flow"), plan.text("id"));
    }
  }
}
