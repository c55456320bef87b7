package vn.lienthong.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.lienthong.admin.StatusView;

/** Commands that take their time, or are asked again and again. */
class LongCommandsTest extends CommandLineFixture {
  @Test
  void statusIsShownAgainUntilItIsEnded() throws Exception {
    Thread watching = new Thread(() -> run("status", "--watch", "1"));
    watching.start();
    while (operations.calls.size() < 2) {
      Thread.onSpinWait();
    }
    watching.interrupt();
    watching.join();

    assertThat(run("status", "--watch", "0")).isEqualTo(Exit.USAGE);
  }

  @Test
  void completionKnowsEveryCommand() {
    assertThat(run("completion")).isZero();

    assertThat(out())
        .startsWith("#!/usr/bin/env bash")
        .contains("parked", "resync", "--dry-run", "backup", "audit");
  }

  @Test
  void aLongRunTellsOnATerminalHowFarItIs() {
    terminal = true;
    operations.progress =
        new StatusView.Progress(25_000, 100_000, Instant.parse("2026-11-20T03:00:00Z"));

    run("--lang", "en", "resync", "chi-tieu", "--all");

    assertThat(err())
        .contains("██████░░░░░░░░░░░░░░░░░░ 25 %, 25000 of 100000, until 10:00")
        .endsWith("\r\u001b[K");
  }
}
