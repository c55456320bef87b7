package vn.lienthong.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The nations of all storms, in one process of their own, which ends with this one. */
final class Sandboxes {
  static final String NATIONS = "vn.lienthong.testkit.Nations";

  private final Software software;
  private Process process;
  private BufferedReader answers;

  Sandboxes(Software software) {
    this.software = software;
  }

  /** A nation that is the crash's: its port. */
  synchronized int open(Path seeds, String key, String secret, boolean plain) {
    if (process == null) {
      process = software.nations();
      answers =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }
    return ask(String.join("\t", "open", seeds.toString(), key, secret) + (plain ? "\tplain" : ""));
  }

  synchronized void close(int port) {
    ask("close\t" + port);
  }

  private int ask(String line) {
    try {
      process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
      String answer = answers.readLine();
      if (answer == null) {
        throw new IllegalStateException("the sandboxes have ended; see nations.log");
      }
      return Integer.parseInt(answer);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
