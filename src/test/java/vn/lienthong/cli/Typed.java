package vn.lienthong.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/** A command as a person types it, in this process. */
public final class Typed {
  private Typed() {}

  /** All that it says, at the service of that home. */
  public static String of(Path home, String... words) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream screen = new PrintStream(said, true, UTF_8);
    Map<String, String> environment = Map.of("LIENTHONG_HOME", home.toString());
    Main.run(new Surroundings(screen, screen, environment, false, home), words);
    return said.toString(UTF_8);
  }
}
