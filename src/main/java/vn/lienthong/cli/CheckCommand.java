package vn.lienthong.cli;

import java.util.List;
import picocli.CommandLine.Command;
import vn.lienthong.config.Settings;

@Command(name = "check")
final class CheckCommand extends ServiceCommand {
  CheckCommand(Lienthong root) {
    super(root);
  }

  /** Without a service the check is done here: it must be possible before the first start. */
  @Override
  String ask() {
    return root().service().isPresent() ? super.ask() : new Start(root()).check();
  }

  @Override
  String ask(Api api) {
    return api.get("/api/check");
  }

  @Override
  boolean hasFindings(Answer answer) {
    return !answer.all("problems").isEmpty();
  }

  /** Otherwise the tables of the trial stand in for the province's. */
  private boolean configured() {
    return root().service().isPresent()
        || (Settings.namesProvince(root().home(), root().around().env())
            && Settings.namesNation(root().home(), root().around().env()));
  }

  private String said(String english) {
    return Said.in(root().messages().language(), english);
  }

  @Override
  void print(Answer answer, Screen screen) {
    List<Answer> problems = answer.all("problems");
    for (Answer problem : problems) {
      String line = problem.number("line") > 0 ? ":" + problem.number("line") : "";
      screen.line(
          screen.bold(problem.text("file") + line) + "  " + Screen.clean(problem.text("field")));
      screen.say(
          "check.problem",
          Screen.clean(said(problem.text("found"))),
          Screen.clean(said(problem.text("expected"))));
      if (problem.has("nearest")) {
        screen.say("check.nearest", Screen.clean(problem.text("nearest")));
      }
    }
    for (Answer database : answer.all("untested")) {
      screen.say("check.untested", Screen.clean(database.text()));
    }
    for (Answer purpose : answer.all("off")) {
      screen.say("check.off", Screen.clean(purpose.text()));
    }
    new WeakerText(screen).print(answer);
    if (!configured()) {
      screen.say("check.unconfigured");
    }
    screen.say(problems.isEmpty() ? "check.fine" : "check.count", String.valueOf(problems.size()));
  }
}
