package vn.lienthong.cli;

import java.util.ArrayList;
import java.util.List;

/** A plan as a person reads it: record by record, field by field, both sides. */
final class PlanText {
  private final Screen screen;

  PlanText(Screen screen) {
    this.screen = screen;
  }

  void print(Answer plan) {
    String flow = plan.text("flow");
    boolean fed = plan.has("skips");
    if (plan.number("total") == 0) {
      screen.say(fed ? "plan.nothing-to-send" : "plan.nothing", flow);
      if (fed && plan.number("province") > 0) {
        printEquation(plan, "plan.equation");
      }
      return;
    }
    String title = screen.word("plan", "title") + (fed ? "" : " " + plan.text("id"));
    screen.line(screen.bold(title) + "  " + flow);
    printCounts(plan);
    if (plan.flag("firstContact")) {
      screen.say("plan.first-contact");
    }
    for (Answer guard : plan.all("guards")) {
      screen.say("plan.guard", guard.text());
    }
    List<Answer> records = plan.all("records");
    records.forEach(this::printRecord);
    long more = plan.number("total") - records.size();
    if (more > 0) {
      screen.say("plan.more", String.valueOf(more));
    }
  }

  /** Where a fed flow's records went, or would go: each term was counted by itself. */
  private void printEquation(Answer counts, String key) {
    Answer reasons = counts.at("skips");
    List<String> told = new ArrayList<>();
    for (String reason : reasons.names()) {
      told.add(screen.word("skip", reason) + " " + reasons.number(reason));
    }
    screen.say(
        key,
        counts.number("province"),
        counts.number("delivered"),
        counts.number("unchanged"),
        counts.number("waiting"),
        counts.number("parked"),
        counts.number("superseded"),
        counts.number("withdrawn"),
        counts.number("skipped"),
        told.isEmpty() ? "" : " (" + String.join(", ", told) + ")");
  }

  void printCounts(Answer counts) {
    if (counts.has("skips")) {
      printEquation(counts, counts.has("total") ? "plan.equation" : "run.equation");
      return;
    }
    screen
        .table(
            "province",
            "national",
            "to-province",
            "to-national",
            "unchanged",
            "waiting",
            "parked",
            "conflicts")
        .row(
            counts.number("province"),
            counts.number("national"),
            counts.number("toProvince"),
            counts.number("toNational"),
            counts.number("unchanged"),
            counts.number("waiting"),
            counts.number("parked"),
            counts.number("conflicts"))
        .print();
  }

  private String why(String code) {
    String word = screen.word("why", code);
    return word.equals(code) ? screen.causes(code) : word;
  }

  private void printRecord(Answer record) {
    screen.line("");
    String why = record.has("why") ? "  " + why(record.text("why")) : "";
    String guarded = record.flag("guarded") ? "  " + screen.word("plan", "guarded") : "";
    String action = screen.word("action", record.text("action"));
    screen.line(screen.bold(Screen.clean(record.text("key"))) + "  " + action + why + guarded);
    Table table = screen.table("field", "province", "national", "to", "why").indented();
    List<Answer> fields = record.all("fields");
    for (Answer field : fields) {
      String to = field.has("to") ? "→ " + screen.word("side", field.text("to")) : "";
      table.row(
          field.text("field"),
          Screen.value(field, "province"),
          Screen.value(field, "nation"),
          to,
          screen.word("why", field.text("why")));
    }
    if (!fields.isEmpty()) {
      table.print();
    }
  }
}
