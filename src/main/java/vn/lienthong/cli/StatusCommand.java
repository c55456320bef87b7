package vn.lienthong.cli;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "status")
final class StatusCommand extends ServiceCommand {
  private static final Set<String> QUIET = Set.of("in-step", "observing", "running");

  @Parameters(paramLabel = "FLOW", arity = "0..1")
  private @Nullable String flow;

  @Option(names = "--watch", paramLabel = "<seconds>", arity = "0..1", fallbackValue = "5")
  private @Nullable Integer watch;

  StatusCommand(Lienthong root) {
    super(root);
  }

  /** With {@code --watch}, again and again until somebody ends it. */
  @Override
  public Integer call() {
    if (watch == null) {
      return super.call();
    }
    if (watch < 1) {
      throw usage("error.watch");
    }
    try {
      while (true) {
        if (!root().json()) {
          root().screen().clear();
        }
        super.call();
        TimeUnit.SECONDS.sleep(watch);
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return Exit.DONE;
    }
  }

  @Override
  String ask(Api api) {
    return api.get("/api/status", "flow", flow);
  }

  @Override
  boolean hasFindings(Answer answer) {
    return !answer.all("toDo").isEmpty()
        || !answer.all("alerts").isEmpty()
        || answer.all("flows").stream().anyMatch(flow -> !QUIET.contains(flow.text("state")))
        || answer.all("files").stream().anyMatch(StatusCommand::stuck);
  }

  /** Files that do not travel with this nation are off for good. */
  private static boolean stuck(Answer files) {
    return !QUIET.contains(files.text("state")) && !files.text("state").equals("off");
  }

  @Override
  void print(Answer answer, Screen screen) {
    answer.all("alerts").forEach(alert -> printAlert(alert, screen));
    printToDo(answer.all("toDo"), screen);
    Table table =
        screen.table(
            "flow",
            "state",
            "province",
            "national",
            "to-province",
            "to-national",
            "unchanged",
            "waiting",
            "parked",
            "conflicts",
            "last-success",
            "cause");
    for (Answer flow : answer.all("flows")) {
      table.row(
          flow.text("flow"),
          screen.state(flow.text("state")),
          flow.number("province"),
          flow.number("national"),
          flow.number("toProvince"),
          flow.number("toNational"),
          flow.number("unchanged"),
          flow.number("waiting"),
          flow.number("parked"),
          flow.number("conflicts"),
          screen.time(flow.text("lastSuccess")),
          why(flow, screen));
    }
    table.print();
    answer.all("files").forEach(files -> printFiles(files, screen));
    if (flow != null) {
      answer.all("flows").forEach(one -> new StateText(screen).print(one));
    }
    new WeakerText(screen).print(answer);
  }

  /** Why it stands as it does, and until when it rests. */
  private static String why(Answer flow, Screen screen) {
    String causes = screen.causes(flow.text("cause"));
    if (!flow.has("quiet")) {
      return causes;
    }
    Answer quiet = flow.at("quiet");
    String until = screen.text("quiet." + quiet.text("why"), screen.soon(quiet.text("until")));
    return causes.isEmpty() ? until : causes + "; " + until;
  }

  private static void printAlert(Answer alert, Screen screen) {
    screen.say(
        "status.alert",
        Screen.clean(alert.text(screen.word("weaker", "language"))),
        screen.time(alert.text("since")),
        "lienthong " + Screen.clean(alert.text("command")));
  }

  private static void printFiles(Answer files, Screen screen) {
    screen.say(
        "status.files",
        files.text("flow"),
        screen.state(files.text("state")),
        String.valueOf(files.number("there")),
        String.valueOf(files.number("bytes")),
        String.valueOf(files.number("begun")));
  }

  private static void printToDo(List<Answer> toDo, Screen screen) {
    if (toDo.isEmpty()) {
      screen.say("status.nothing-to-do");
      screen.line("");
      return;
    }
    screen.line(screen.bold(screen.word("status", "to-do")));
    Table table = screen.table("flow", "what", "count", "detail", "since", "command").indented();
    for (Answer item : toDo) {
      long count = item.number("count");
      table.row(
          item.text("flow"),
          screen.word("to-do", item.text("kind")),
          count == 0 ? "" : count,
          screen.causes(item.text("detail")),
          screen.time(item.text("since")),
          screen.typed(item.text("command")));
    }
    table.print();
    screen.line("");
  }
}
