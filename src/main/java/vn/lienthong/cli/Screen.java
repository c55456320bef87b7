package vn.lienthong.cli;

import java.io.PrintStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/** Prints for people: words of their language, their local time, colour on a terminal only. */
final class Screen {
  private final PrintStream out;
  private final Messages messages;
  private final boolean colour;
  private final String command;

  Screen(PrintStream out, Messages messages, boolean colour, String command) {
    this.command = command + " ";
    this.out = out;
    this.messages = messages;
    this.colour = colour;
  }

  /** The same screen in another language. */
  Screen in(Messages other) {
    return new Screen(out, other, colour, command.stripTrailing());
  }

  /** Begins anew at the top of a terminal; elsewhere, a line is left. */
  void clear() {
    out.print(colour ? "\033[H\033[2J" : "\n");
  }

  void line(String text) {
    out.println(text);
  }

  /** Commands in the text are told as they are typed here. */
  void say(String key, Object... values) {
    out.println(
        messages
            .text(key, values)
            .replaceAll("\\blienthong (?=[a-z])", Matcher.quoteReplacement(command)));
  }

  /** What a person types to carry out this command of the service's. */
  String typed(String words) {
    return command + clean(words);
  }

  /** With headings from the messages: {@code column.flow} for {@code flow}. */
  Table table(String... columns) {
    return new Table(this, columns);
  }

  String text(String key, Object... values) {
    return messages.text(key, values);
  }

  String heading(String column) {
    return messages.word("column", column);
  }

  String word(String kind, String code) {
    return messages.word(kind, code);
  }

  /** Local time to the minute, "–" for none. */
  String time(String instant) {
    return time(instant, ChronoUnit.MINUTES);
  }

  /** Local time to the second, "–" for none. */
  String second(String instant) {
    return time(instant, ChronoUnit.SECONDS);
  }

  /** The hour alone if it is of today. */
  String soon(String instant) {
    String time = time(instant);
    String today = LocalDate.now(ZoneId.systemDefault()) + " ";
    return time.startsWith(today) ? time.substring(today.length()) : time;
  }

  private static String time(String instant, ChronoUnit to) {
    if (instant.isEmpty()) {
      return "–";
    }
    try {
      var local = LocalDateTime.ofInstant(Instant.parse(instant), ZoneId.systemDefault());
      return local.truncatedTo(to).toString().replace('T', ' ');
    } catch (DateTimeException other) {
      return clean(instant);
    }
  }

  /** A record's value: quoted, or "–" for none. */
  static String value(Answer holder, String name) {
    return holder.has(name) ? "“" + clean(holder.text(name).replace("\n", "; ")) + "”" : "–";
  }

  String bold(String text) {
    return paint("1", text);
  }

  String dim(String text) {
    return paint("2", text);
  }

  /** Green for in step, yellow for what waits, red for what failed. */
  String state(String state) {
    String number =
        switch (state) {
          case "in-step" -> "32";
          case "failed", "held" -> "31";
          default -> "33";
        };
    return paint(number, word("state", state));
  }

  /** A cause as the service names it, in words where there are some. */
  String cause(Answer cause) {
    String where = cause.text("field");
    String detail = cause.text("detail");
    String both = where.isEmpty() || detail.isEmpty() ? where + detail : where + ": " + detail;
    String word = word("cause", cause.text("code"));
    return both.isEmpty() ? word : word + " (" + clean(both) + ")";
  }

  /** Causes as the service writes them in one line: {@code code (field: detail); code …}. */
  String causes(String line) {
    List<String> told = new ArrayList<>();
    for (String cause : clean(line).split("; ")) {
      int end = cause.indexOf(' ');
      String code = end < 0 ? cause : cause.substring(0, end);
      told.add(word("cause", code) + cause.substring(code.length()));
    }
    return String.join("; ", told);
  }

  /** Without control characters, with which a record's value could take over the terminal. */
  static String clean(String text) {
    return text.replaceAll("\\p{Cntrl}", "\uFFFD");
  }

  private String paint(String number, String text) {
    return colour ? "\u001b[" + number + "m" + text + "\u001b[0m" : text;
  }
}
