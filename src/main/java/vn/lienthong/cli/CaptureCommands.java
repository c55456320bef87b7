package vn.lienthong.cli;

import java.util.List;
import java.util.Locale;
import java.util.Scanner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Catching the changes of the province's tables. */
final class CaptureCommands {
  private CaptureCommands() {}

  @Command(name = "show")
  static final class Show extends ServiceCommand {
    @Parameters(paramLabel = "FLOW", arity = "0..1")
    private @Nullable String flow;

    Show(Lienthong root) {
      super(root);
    }

    @Override
    String ask(Api api) {
      return api.get("/api/capture", "flow", flow);
    }

    @Override
    boolean hasFindings(Answer answer) {
      return unready(answer);
    }

    @Override
    void print(Answer answer, Screen screen) {
      states(answer, screen);
    }
  }

  @Command(name = "install")
  static final class Install extends Making {
    Install(Lienthong root) {
      super(root, "/api/capture/install", "capture.installed");
    }

    @Override
    boolean hasFindings(Answer answer) {
      return unready(made(answer));
    }
  }

  @Command(name = "remove")
  static final class Remove extends Making {
    Remove(Lienthong root) {
      super(root, "/api/capture/remove", "capture.removed");
    }

    @Override
    boolean hasFindings(Answer answer) {
      return false;
    }
  }

  /** Shows the statements, and carries them out if told so. */
  abstract static class Making extends ServiceCommand {
    private final String path;
    private final String told;

    @Parameters(paramLabel = "FLOW", arity = "0..1")
    private @Nullable String flow;

    @Option(names = "--all")
    private boolean all;

    @Option(names = "--yes")
    private boolean yes;

    @Option(names = "--by", paramLabel = "<name>")
    private String by = System.getProperty("user.name", "unknown");

    private @Nullable Answer made;

    Making(Lienthong root, String path, String told) {
      super(root);
      this.path = path;
      this.told = told;
    }

    @Override
    final String ask(Api api) {
      if (all == (flow != null)) {
        throw usage("error.flow-or-all");
      }
      // a person sees the statements before they are carried out
      return ask(api, yes && root().json());
    }

    private String ask(Api api, boolean carryOut) {
      return api.post(path, new Json().add("flow", flow).add("carryOut", carryOut).add("by", by));
    }

    @Override
    final void print(Answer answer, Screen screen) {
      for (Answer one : answer.all("flows")) {
        screen.line("-- " + Screen.clean(one.text("flow")));
        one.all("statements").forEach(sql -> screen.line(sql.text().strip() + ";"));
        List<Answer> grants = one.all("grants");
        if (!grants.isEmpty() && !one.flag("done")) {
          screen.say("capture.grants");
          grants.forEach(sql -> screen.line(sql.text() + ";"));
        }
      }
      screen.line("");
      if (yes || root().around().terminal() && agreed(screen)) {
        carryOut(screen);
      } else {
        screen.say("capture.nothing-done");
      }
    }

    private void carryOut(Screen screen) {
      try {
        made = read(ask(root().api(), true));
      } catch (Failure refused) {
        screen.say("capture.not-done");
        throw refused;
      }
      screen.say(told);
      states(made, screen);
    }

    /** How it is after the statements, or as the answer says if they were not carried out. */
    final Answer made(Answer answer) {
      return made == null ? answer : made;
    }

    private static boolean agreed(Screen screen) {
      screen.say("capture.sure");
      Scanner typed = new Scanner(System.in, java.nio.charset.StandardCharsets.UTF_8);
      String word = typed.hasNextLine() ? typed.nextLine().strip().toLowerCase(Locale.ROOT) : "";
      return List.of("yes", "có").contains(word);
    }
  }

  private static boolean unready(Answer answer) {
    return answer.all("flows").stream().anyMatch(one -> !one.text("state").equals("ready"));
  }

  private static void states(Answer answer, Screen screen) {
    Table table = screen.table("flow", "capture");
    answer
        .all("flows")
        .forEach(one -> table.row(one.text("flow"), screen.word("capture", one.text("state"))));
    table.print();
    for (Answer one : answer.all("flows")) {
      String flow = "    " + one.text("flow") + ": ";
      one.all("causes").forEach(cause -> screen.line(flow + screen.cause(cause)));
      for (Answer blind : one.all("blind")) {
        screen.line(flow + screen.word("blind", blind.text("code")) + " " + blind.text("detail"));
      }
      if (one.has("open")) {
        screen.say(
            "capture.open",
            one.text("flow"),
            Screen.clean(one.text("open")),
            screen.time(one.text("openSince")));
      }
    }
  }
}
