package vn.lienthong.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The options of Java with which the launcher starts the service, and those of {@code
 * -Dbench.java}.
 */
public final class Shipped {
  private static final Path LAUNCHER = Path.of("gateway/lienthong");
  private static final Pattern FLAGS =
      Pattern.compile("serving=yes.*?flags=\"([^\"]+)\"", Pattern.DOTALL);

  private Shipped() {}

  public static List<String> options() {
    try {
      Matcher flags = FLAGS.matcher(Files.readString(LAUNCHER));
      if (!flags.find()) {
        throw new IllegalStateException("no options of the service in " + LAUNCHER);
      }
      String more = System.getProperty("bench.java", "");
      return List.of((flags.group(1) + " " + more).strip().split("\\s+"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** And these. */
  public static List<String> with(String... more) {
    List<String> options = new ArrayList<>(options());
    options.addAll(Arrays.asList(more));
    return options;
  }
}
