package vn.lienthong.cli;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The parked records as a table for Excel: keys and causes by unit, no values. */
@Command(name = "export")
final class ExportCommand extends ServiceCommand {
  /** Tells Excel that the file is UTF-8. */
  private static final String MARK = "\uFEFF";

  private static final List<String> COLUMNS =
      List.of("unit", "flow", "key", "cause", "field", "detail", "since");

  /** How the lines are put together, as a person types it. */
  enum By {
    unit,
    cause
  }

  @Parameters(paramLabel = "FLOW", arity = "0..1")
  private @Nullable String flow;

  @Option(names = "--by", paramLabel = "unit|cause")
  private By by = By.unit;

  ExportCommand(Lienthong root) {
    super(root);
  }

  @Override
  String ask(Api api) {
    return api.get("/api/parked/lines", "flow", flow);
  }

  @Override
  boolean hasFindings(Answer answer) {
    return !answer.all("lines").isEmpty();
  }

  @Override
  void print(Answer answer, Screen screen) {
    screen.line(MARK + String.join(";", COLUMNS.stream().map(screen::heading).toList()));
    answer.all("lines").stream()
        .sorted(Comparator.comparing(this::place))
        .forEach(line -> screen.line(written(line, screen)));
  }

  private String place(Answer line) {
    String unit = line.text("unit");
    String cause = line.at("cause").text("code");
    String first = by == By.unit ? unit + " " + cause : cause + " " + unit;
    return first + " " + line.text("flow") + " " + line.text("key");
  }

  private static String written(Answer line, Screen screen) {
    Answer cause = line.at("cause");
    List<String> cells =
        List.of(
            line.text("unit"),
            line.text("flow"),
            line.text("key"),
            screen.word("cause", cause.text("code")),
            cause.text("field"),
            cause.text("detail"),
            screen.time(line.text("since")));
    return String.join(";", cells.stream().map(ExportCommand::cell).toList());
  }

  /**
   * Excel would make a number of a code and lose its leading zeros, and would carry out what begins
   * like a formula: both are given as a text that it leaves alone.
   */
  private static String cell(String text) {
    String clean = Screen.clean(text).replace("\"", "\"\"");
    if (clean.matches("\\d+")) {
      return "=\"" + clean + "\"";
    }
    boolean formula = !clean.isEmpty() && "=+-@".indexOf(clean.charAt(0)) >= 0;
    return "\"" + (formula ? "'" : "") + clean + "\"";
  }
}
