package vn.lienthong.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which records left, when, and to whom. A long list is given page by page. */
@Command(name = "sent")
final class SentCommand extends ServiceCommand {
  @Parameters(paramLabel = "FLOW")
  private String flow = "";

  @Option(names = "--key", paramLabel = "<key>")
  private @Nullable String key;

  @Option(names = "--since", paramLabel = "<time>")
  private @Nullable String since;

  @Option(names = "--until", paramLabel = "<time>")
  private @Nullable String until;

  @Option(names = "--limit", paramLabel = "<n>")
  private int limit = 1000;

  @Option(names = "--after", paramLabel = "<place>")
  private @Nullable String after;

  SentCommand(Lienthong root) {
    super(root);
  }

  @Override
  String ask(Api api) {
    return api.get(
        "/api/flows/" + Api.encode(flow) + "/sent",
        "limit",
        String.valueOf(limit),
        "key",
        key,
        "since",
        since,
        "until",
        until,
        "after",
        after);
  }

  @Override
  boolean hasFindings(Answer answer) {
    return false;
  }

  @Override
  void print(Answer sent, Screen screen) {
    List<Answer> records = sent.all("records");
    if (records.isEmpty()) {
      screen.say("sent.none", flow);
      return;
    }
    Table table = screen.table("at", "run", "key", "what", "kind", "recipient", "mapping");
    for (Answer record : records) {
      String mapping = record.text("mapping");
      table.row(
          screen.second(record.text("at")),
          record.number("run"),
          Screen.clean(record.text("key")),
          screen.word("event", record.text("what")),
          screen.word("kind", record.text("kind")),
          record.has("to") ? Screen.clean(record.text("to")) : "–",
          mapping.substring(0, Math.min(8, mapping.length())));
    }
    table.print();
    if (sent.has("next")) {
      screen.say("sent.more", flow, asked() + "--after " + Words.quote(sent.text("next")));
    }
  }

  /** What was asked for, so that the next page is of the same list. */
  private String asked() {
    List<String> words = new ArrayList<>();
    if (since != null) {
      words.add("--since " + Words.quote(since) + " ");
    }
    if (until != null) {
      words.add("--until " + Words.quote(until) + " ");
    }
    if (limit != 1000) {
      words.add("--limit " + limit + " ");
    }
    return String.join("", words);
  }
}
