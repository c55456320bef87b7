package vn.lienthong.sandbox;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;

/** The sandbox as a process of its own. */
final class Launch {
  private Launch() {}

  /** Runs until the process is ended, or with {@code --stop-with-parent} until stdin closes. */
  static int run(String[] args) {
    quiet();
    boolean withParent = false;
    Options options = Options.defaults();
    try {
      for (int i = 0; i < args.length; i++) {
        if (args[i].equals("--stop-with-parent")) {
          withParent = true;
        } else if (args[i].equals("--plain")) {
          options = options.asPlain();
        } else if (i + 1 == args.length) {
          throw new IllegalArgumentException("value missing: " + args[i]);
        } else {
          options = options.with(args[i], args[++i]);
        }
      }
      return serve(options, withParent);
    } catch (IllegalArgumentException | IOException e) {
      System.err.println("sandbox: " + e.getMessage());
      return 2;
    }
  }

  private static int serve(Options options, boolean withParent) throws IOException {
    try (Sandbox sandbox = Sandbox.start(options)) {
      System.out.println("{\"port\":" + sandbox.port() + "}");
      System.out.flush();
      if (withParent) {
        while (System.in.read() >= 0) {}
      } else {
        new CountDownLatch(1).await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }

  /** Standard output is for the one line that says the port. */
  private static void quiet() {
    if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
      root.setLevel(Level.WARN);
    }
  }
}
