package vn.lienthong.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The dead letters. */
final class ParkedCommands {
  private ParkedCommands() {}

  @Command(name = "list")
  static final class Listing extends ServiceCommand {
    private static final int KEYS = 5;

    @Parameters(paramLabel = "FLOW", arity = "0..1")
    private @Nullable String flow;

    Listing(Lienthong root) {
      super(root);
    }

    @Override
    String ask(Api api) {
      return api.get("/api/parked", "flow", flow);
    }

    @Override
    boolean hasFindings(Answer answer) {
      return !answer.all("groups").isEmpty();
    }

    @Override
    void print(Answer answer, Screen screen) {
      List<Answer> groups = answer.all("groups");
      if (groups.isEmpty()) {
        screen.say("parked.none");
        return;
      }
      Table table = screen.table("flow", "cause", "count", "since", "keys");
      for (Answer group : groups) {
        table.row(
            group.text("flow"),
            screen.cause(group.at("cause")),
            group.number("count"),
            screen.time(group.text("since")),
            keys(group));
      }
      table.print();
    }

    private static String keys(Answer group) {
      List<Answer> keys = group.all("keys");
      List<String> shown = new ArrayList<>();
      keys.stream().limit(KEYS).forEach(key -> shown.add(Screen.clean(key.text())));
      return String.join(", ", shown) + (group.number("count") > shown.size() ? " …" : "");
    }
  }

  @Command(name = "show")
  static final class Show extends ServiceCommand {
    @Mixin private KeyWords record = new KeyWords();

    Show(Lienthong root) {
      super(root);
    }

    @Override
    String ask(Api api) {
      return api.get(record.path() + "parked", "key", record.key());
    }

    @Override
    boolean hasFindings(Answer answer) {
      return true;
    }

    @Override
    void print(Answer parked, Screen screen) {
      screen.line(
          screen.bold(parked.text("flow") + " " + Screen.clean(parked.text("key")))
              + "  "
              + screen.word("standing", parked.text("standing")));
      for (Answer cause : parked.all("causes")) {
        screen.line("    " + screen.cause(cause));
      }
      screen.say(
          "parked.attempts",
          parked.text("attempts"),
          screen.time(parked.text("since")),
          screen.time(parked.text("nextAttempt")));
      Table table = screen.table("field", "province", "national").indented();
      for (Answer field : parked.all("fields")) {
        table.row(
            field.text("field"), Screen.value(field, "province"), Screen.value(field, "nation"));
      }
      if (!parked.all("fields").isEmpty()) {
        table.print();
      }
      if (parked.has("now")) {
        screen.line(screen.word("now", parked.text("now")));
      }
      screen.line("");
      screen.say("parked.hint", record.flow(), Words.quote(record.key()));
    }
  }

  @Command(name = "retry")
  static final class Retry extends RunCommand {
    @Parameters(index = "0", paramLabel = "FLOW")
    private String flow = "";

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "KEY")
    private List<String> key = new ArrayList<>();

    @Option(names = "--cause", paramLabel = "<cause>")
    private @Nullable String cause;

    @Option(names = "--all")
    private boolean all;

    @Option(names = "--throttle", paramLabel = "<per second>")
    private int throttle;

    Retry(Lienthong root) {
      super(root);
    }

    @Override
    String flow() {
      return flow;
    }

    @Override
    String ask(Api api) {
      int asked = (key.isEmpty() ? 0 : 1) + (cause == null ? 0 : 1) + (all ? 1 : 0);
      if (asked != 1 || throttle < 0) {
        throw usage("error.key-cause-or-all");
      }
      Json body = new Json().add("key", key.isEmpty() ? null : KeyWords.text(key));
      return api.post(
          "/api/flows/" + Api.encode(flow) + "/retry",
          body.add("cause", cause).add("perSecond", throttle));
    }
  }

  @Command(name = "discard")
  static final class Discard extends ActCommand {
    @Mixin private KeyWords record = new KeyWords();
    @Mixin private Person person = new Person();

    Discard(Lienthong root) {
      super(root, "done.discarded");
    }

    @Override
    String ask(Api api) {
      return api.post(record.path() + "discard", person.sign(new Json().add("key", record.key())));
    }
  }
}
