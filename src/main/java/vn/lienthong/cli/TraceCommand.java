package vn.lienthong.cli;

import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "trace")
final class TraceCommand extends ServiceCommand {
  private static final Set<String> AT_REST = Set.of("IN_STEP", "RETIRED", "MOVED");

  @Mixin private KeyWords record = new KeyWords();

  TraceCommand(Lienthong root) {
    super(root);
  }

  @Override
  String ask(Api api) {
    return api.get(record.path() + "trace", "key", record.key());
  }

  @Override
  boolean hasFindings(Answer trace) {
    return !AT_REST.contains(trace.text("standing"));
  }

  @Override
  void print(Answer trace, Screen screen) {
    screen.line(
        screen.bold(trace.text("flow") + " " + Screen.clean(trace.text("key")))
            + "  "
            + screen.word("standing", trace.text("standing"))
            + "  "
            + screen.time(trace.text("since")));
    if (trace.has("nationalId")) {
      screen.say("trace.nation", Screen.clean(trace.text("nationalId")), trace.text("version"));
    }
    for (Answer cause : trace.all("causes")) {
      screen.line("    " + screen.cause(cause));
    }
    printAgreed(trace.all("agreed"), screen);
    printEvents(trace.all("events"), screen);
    printLosers(trace.all("losers"), screen);
  }

  private static void printAgreed(List<Answer> agreed, Screen screen) {
    Table table = screen.table("field", "province", "national").indented();
    for (Answer field : agreed) {
      table.row(
          field.text("field"), Screen.value(field, "province"), Screen.value(field, "nation"));
    }
    printUnder("trace.agreed", agreed, table, screen);
  }

  private static void printEvents(List<Answer> events, Screen screen) {
    Table table = screen.table("at", "run", "what", "detail", "by").indented();
    for (Answer event : events) {
      table.row(
          screen.time(event.text("at")),
          event.number("run"),
          screen.word("event", event.text("what")),
          screen.causes(event.text("detail")),
          Screen.clean(event.text("by")));
    }
    printUnder("trace.events", events, table, screen);
  }

  private static void printLosers(List<Answer> losers, Screen screen) {
    Table table = screen.table("at", "side", "field", "value").indented();
    for (Answer loser : losers) {
      table.row(
          screen.time(loser.text("at")),
          screen.word("side", loser.text("side")),
          loser.text("field"),
          Screen.value(loser, "value"));
    }
    printUnder("trace.losers", losers, table, screen);
  }

  private static void printUnder(String title, List<Answer> what, Table table, Screen screen) {
    if (!what.isEmpty()) {
      screen.line("");
      screen.say(title);
      table.print();
    }
  }
}
