package vn.lienthong.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** {@code lienthong …}. */
public final class Main {
  private Main() {}

  public static void main(String[] words) {
    Surroundings around =
        new Surroundings(
            utf8(FileDescriptor.out),
            utf8(FileDescriptor.err),
            System.getenv(),
            System.console() != null,
            Path.of("").toAbsolutePath());
    int exit = run(around, words);
    around.out().flush();
    if (exit != Exit.DONE || !startsSomething(words)) {
      System.exit(exit);
    }
  }

  /** Runs one command; returns its exit code. */
  static int run(Surroundings around, String... words) {
    String asked = language(words);
    Messages messages =
        Messages.of(
            asked != null && Messages.LANGUAGES.contains(asked) ? asked : null, around.env());
    Faults faults = new Faults(around, messages);
    Optional<String> secret = SecretWords.find(words);
    if (secret.isPresent()) {
      return faults.tell(Exit.USAGE, "secret", messages.text("error.secret", secret.get()));
    }
    if (asked != null && !Messages.LANGUAGES.contains(asked)) {
      return faults.tell(Exit.USAGE, "usage", messages.text("error.language"));
    }
    Lienthong root = new Lienthong(around, messages);
    CommandLine parser = Commands.parser(root, words);
    parser.setOut(new PrintWriter(around.out(), true));
    parser.setCaseInsensitiveEnumValuesAllowed(true);
    parser.setParameterExceptionHandler((ParameterException e, String[] w) -> faults.usage(e));
    parser.setExecutionExceptionHandler((e, command, parsed) -> faults.tell(e, root.json()));
    return parser.execute(words);
  }

  /** Read before all else, since even help and complaints are in a language. */
  private static @Nullable String language(String... words) {
    for (int i = 0; i < words.length; i++) {
      if (words[i].startsWith("--lang=")) {
        return words[i].substring("--lang=".length());
      }
      if (words[i].equals("--lang") && i + 1 < words.length) {
        return words[i + 1];
      }
    }
    return null;
  }

  /** Is something still running in threads of its own that must not be ended here? */
  private static boolean startsSomething(String... words) {
    for (String word : words) {
      if (word.equals("run") || word.equals("demo") || word.equals("sandbox")) {
        return true;
      }
    }
    return false;
  }

  private static PrintStream utf8(FileDescriptor to) {
    return new PrintStream(new FileOutputStream(to), true, StandardCharsets.UTF_8);
  }
}
