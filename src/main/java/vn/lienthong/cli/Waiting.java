package vn.lienthong.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Tells on a terminal how far a run is, and when it will have ended, as long as it lasts. */
final class Waiting {
  private static final int PACE_SECONDS = 2;
  private static final int WIDTH = 24;
  private final Lienthong root;
  private final String flow;
  private final CountDownLatch ended = new CountDownLatch(1);

  private Waiting(Lienthong root, String flow) {
    this.root = root;
    this.flow = flow;
  }

  /** Returns what was asked for. */
  static String during(Lienthong root, String flow, Supplier<String> ask) {
    if (!root.around().terminal() || root.json() || flow.isEmpty()) {
      return ask.get();
    }
    Waiting waiting = new Waiting(root, flow);
    Thread teller = new Thread(waiting::tell, "progress");
    teller.setDaemon(true);
    teller.start();
    try {
      return ask.get();
    } finally {
      waiting.end(teller);
    }
  }

  private void end(Thread teller) {
    ended.countDown();
    try {
      teller.join();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell() {
    PrintStream err = root.around().err();
    boolean told = false;
    try {
      while (!ended.await(PACE_SECONDS, TimeUnit.SECONDS)) {
        Answer status = Answer.parse(root.api().get("/api/status", "flow", flow));
        for (Answer one : status.all("flows")) {
          if (one.has("progress")) {
            err.print("\r\u001b[K" + line(one.at("progress")));
            err.flush();
            told = true;
          }
        }
      }
    } catch (IOException | RuntimeException silent) {
      // the command itself tells what is wrong
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
    if (told) {
      err.print("\r\u001b[K");
      err.flush();
    }
  }

  private String line(Answer progress) {
    long done = progress.number("done");
    long total = progress.number("total");
    if (total == 0) {
      return root.messages().text("run.so-far", String.valueOf(done));
    }
    int full = (int) Math.min(WIDTH, WIDTH * done / total);
    String bar = "█".repeat(full) + "░".repeat(WIDTH - full);
    String end = root.screen().second(progress.text("end"));
    return bar
        + " "
        + root.messages()
            .text(
                "run.progress",
                String.valueOf(100 * Math.min(done, total) / total),
                String.valueOf(done),
                String.valueOf(total),
                end.substring(end.indexOf(' ') + 1));
  }
}
