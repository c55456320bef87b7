package vn.lienthong.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Proves that the nation holds what the province holds. */
@Command(name = "verify")
final class VerifyCommand extends ServiceCommand {
  @Parameters(paramLabel = "FLOW", arity = "0..1")
  private @Nullable String flow;

  @Option(names = "--report")
  private boolean report;

  VerifyCommand(Lienthong root) {
    super(root);
  }

  @Override
  String ask(Api api) {
    return api.get("/api/verify", "flow", flow);
  }

  @Override
  boolean hasFindings(Answer answer) {
    return answer.all("flows").stream().anyMatch(proof -> !proof.flag("proved"));
  }

  @Override
  void print(Answer answer, Screen screen) {
    List<Answer> flows = answer.all("flows");
    if (report) {
      new Minutes(screen, answer).print();
      return;
    }
    Table table =
        screen.table(
            "flow",
            "source",
            "confirmed",
            "set-aside",
            "filtered",
            "national",
            "findings",
            "proof");
    for (Answer proof : flows) {
      table.row(
          proof.text("flow"),
          proof.number("source"),
          proof.number("confirmed"),
          setAside(proof),
          proof.number("filteredOut"),
          proof.number("nation"),
          proof.all("findings").size(),
          screen.word("proof", proof.flag("proved") ? "proved" : "open"));
    }
    table.print();
    flows.forEach(proof -> printFindings(proof, screen));
    screen.line("");
    screen.say("verify.cost", sum(flows, "requests"), sum(flows, "bytes") / 1024);
  }

  static long setAside(Answer proof) {
    Answer aside = proof.at("setAside");
    return aside.number("WAITING")
        + aside.number("PARKED")
        + aside.number("CONFLICT")
        + aside.number("MOVED");
  }

  private static long sum(List<Answer> flows, String name) {
    return flows.stream().mapToLong(proof -> proof.number(name)).sum();
  }

  private static void printFindings(Answer proof, Screen screen) {
    String flow = proof.text("flow");
    if (proof.has("cause")) {
      screen.say("verify.not-proved", flow, screen.cause(proof.at("cause")));
    }
    for (Answer finding : proof.all("findings")) {
      screen.line(
          "    " + flow + " " + Screen.clean(finding.text("key")) + "  " + told(finding, screen));
    }
    if (proof.number("unlisted") > 0) {
      screen.say("verify.unlisted", flow, proof.number("unlisted"));
    }
  }

  static String told(Answer finding, Screen screen) {
    List<String> fields = finding.all("fields").stream().map(Answer::text).toList();
    String kind = screen.word("finding", finding.text("kind"));
    return fields.isEmpty() ? kind : kind + " (" + String.join(", ", fields) + ")";
  }
}
