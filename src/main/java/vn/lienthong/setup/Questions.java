package vn.lienthong.setup;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks, one line an answer: a person, what is piped in, or a file of {@code key = value} lines. An
 * empty answer is the one proposed. Secrets are never asked of a file.
 */
public final class Questions {
  private final BufferedReader in;
  private final PrintStream out;
  private final @Nullable Map<String, String> written;

  private Questions(BufferedReader in, PrintStream out, @Nullable Map<String, String> written) {
    this.in = in;
    this.out = out;
    this.written = written;
  }

  public static Questions asked(BufferedReader in, PrintStream out) {
    return new Questions(in, out, null);
  }

  /**
   * @param answers by key; what is not among them is answered as proposed
   * @param in where secrets are typed, or piped in
   */
  public static Questions answered(
      Map<String, String> answers, BufferedReader in, PrintStream out) {
    return new Questions(in, out, answers);
  }

  String ask(String key, String question, String proposed) throws IOException {
    if (written != null) {
      return written.getOrDefault(key, proposed).strip();
    }
    out.print(question + (proposed.isEmpty() ? ": " : " [" + proposed + "]: "));
    out.flush();
    String line = in.readLine();
    return line == null || line.isBlank() ? proposed : line.strip();
  }

  /** Not shown while it is typed; empty if nobody can be asked. */
  @SuppressWarnings("SystemConsoleNull")
  String secret(String question) throws IOException {
    Console console = System.console();
    if (console != null) {
      char[] typed = console.readPassword("%s: ", question);
      return typed == null ? "" : new String(typed);
    }
    out.println(question + ":");
    String line = in.readLine();
    return line == null ? "" : line.strip();
  }
}
