package vn.lienthong.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What people did through the gateway, and whether that record is whole. */
final class AuditCommands {
  private AuditCommands() {}

  @Command(name = "list")
  static final class Listing extends ServiceCommand {
    private static final String REFUSED = "refused: ";

    @Option(names = "--limit", paramLabel = "<n>")
    private int limit = 50;

    Listing(Lienthong root) {
      super(root);
    }

    @Override
    String ask(Api api) {
      return api.get("/api/audit", "limit", String.valueOf(limit));
    }

    @Override
    boolean hasFindings(Answer answer) {
      return false;
    }

    @Override
    void print(Answer answer, Screen screen) {
      if (answer.all("acts").isEmpty()) {
        screen.say("audit.none");
        return;
      }
      Table table = screen.table("at", "by", "what", "flow", "key", "why", "result");
      for (Answer act : answer.all("acts")) {
        table.row(
            screen.second(act.text("at")),
            Screen.clean(act.text("who")),
            Screen.clean(act.text("what")),
            shown(act, "flow"),
            shown(act, "target"),
            shown(act, "why"),
            result(Screen.clean(act.text("result")), screen));
      }
      table.print();
    }

    /** {@code done}, a flow's state, or {@code refused: } and why. */
    private static String result(String result, Screen screen) {
      if (result.startsWith(REFUSED)) {
        return screen.word("audit-result", "refused") + result.substring(REFUSED.length() - 2);
      }
      String word = screen.word("audit-result", result);
      return word.equals(result) ? screen.word("state", result) : word;
    }

    private static String shown(Answer act, String name) {
      return act.has(name) ? Screen.clean(act.text(name)) : "–";
    }
  }

  @Command(name = "verify")
  static final class Verify extends ServiceCommand {
    Verify(Lienthong root) {
      super(root);
    }

    @Override
    String ask(Api api) {
      return api.get("/api/audit/verify");
    }

    @Override
    boolean hasFindings(Answer chain) {
      return !chain.text("whole").equals("true");
    }

    @Override
    void print(Answer chain, Screen screen) {
      if (hasFindings(chain)) {
        screen.say("audit.broken", chain.number("firstWrong"));
      } else {
        screen.say("audit.whole");
      }
    }
  }
}
