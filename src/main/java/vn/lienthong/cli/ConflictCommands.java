package vn.lienthong.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Records of which both sides changed the same thing. */
final class ConflictCommands {
  private ConflictCommands() {}

  @Command(name = "list")
  static final class Listing extends ServiceCommand {
    @Parameters(paramLabel = "FLOW", arity = "0..1")
    private @Nullable String flow;

    Listing(Lienthong root) {
      super(root);
    }

    @Override
    String ask(Api api) {
      return api.get("/api/conflicts", "flow", flow);
    }

    @Override
    boolean hasFindings(Answer answer) {
      return !answer.all("conflicts").isEmpty();
    }

    @Override
    void print(Answer answer, Screen screen) {
      List<Answer> conflicts = answer.all("conflicts");
      if (conflicts.isEmpty()) {
        screen.say("conflicts.none");
        return;
      }
      Table table = screen.table("flow", "key", "kind", "field", "province", "national", "since");
      for (Answer conflict : conflicts) {
        for (Answer field : conflict.all("fields")) {
          table.row(
              conflict.text("flow"),
              Screen.clean(conflict.text("key")),
              screen.word("conflict", conflict.text("kind")),
              field.text("field"),
              Screen.value(field, "province"),
              Screen.value(field, "nation"),
              screen.time(conflict.text("since")));
        }
      }
      table.print();
      screen.line("");
      screen.say("conflicts.hint");
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
      return api.get(record.path() + "conflict", "key", record.key());
    }

    @Override
    boolean hasFindings(Answer answer) {
      return true;
    }

    @Override
    void print(Answer conflict, Screen screen) {
      String key = Screen.clean(conflict.text("key"));
      String kind = screen.word("conflict", conflict.text("kind"));
      screen.line(screen.bold(conflict.text("flow") + " " + key) + "  " + kind);
      Table table =
          screen.table("field", "province-before", "province", "national-before", "national");
      for (Answer field : conflict.all("fields")) {
        table.row(
            field.text("field"),
            Screen.value(field, "provinceBefore"),
            Screen.value(field, "province"),
            Screen.value(field, "nationBefore"),
            Screen.value(field, "nation"));
      }
      table.indented().print();
      screen.line("");
      screen.say(
          "conflicts.resolve",
          conflict.text("flow"),
          Words.quote(conflict.text("key")),
          conflict.text("fingerprint"));
    }
  }

  @Command(name = "resolve")
  static final class Resolve extends RunCommand {
    @Mixin private KeyWords record = new KeyWords();
    @Mixin private Person person = new Person();

    @Option(names = "--take", paramLabel = "province|nation", required = true)
    private Side take = Side.province;

    @Option(names = "--seen", paramLabel = "<fingerprint>", required = true)
    private String seen = "";

    Resolve(Lienthong root) {
      super(root);
    }

    @Override
    String ask(Api api) {
      Json body = new Json().add("key", record.key()).add("choice", take.name());
      return api.post(record.path() + "resolve", person.sign(body.add("fingerprint", seen)));
    }
  }

  /** Named as a person types it. */
  enum Side {
    province,
    nation
  }
}
