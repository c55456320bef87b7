package vn.lienthong.testkit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.LoggerFactory;
import vn.lienthong.sandbox.Options;
import vn.lienthong.sandbox.Sandbox;

/**
 * A process with as many sandboxes as it is asked for, as long as its input is open: a virtual
 * machine for each would take longer to start than they work. A line {@code open SEEDS KEY SECRET
 * [plain]} (tabs between) is answered with its port, {@code close PORT} with the same port.
 */
public final class Nations {
  private static final Map<Integer, Sandbox> OPEN = new HashMap<>();

  private Nations() {}

  public static void main(String[] args) throws IOException {
    if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
      root.setLevel(Level.WARN);
    }
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      System.out.println(answer(line.split("\t")));
      System.out.flush();
    }
    Runtime.getRuntime().halt(0);
  }

  private static int answer(String[] words) throws IOException {
    if (words[0].equals("close")) {
      int port = Integer.parseInt(words[1]);
      OPEN.remove(port).close();
      return port;
    }
    Options options =
        Options.defaults().withSeeds(Path.of(words[1])).withConsumer(words[2], words[3]);
    if (words.length > 4) {
      options = options.asPlain();
    }
    Sandbox sandbox = Sandbox.start(options);
    OPEN.put(sandbox.port(), sandbox);
    return sandbox.port();
  }
}
