package vn.lienthong.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code backup restore}: done by the running service, which begins anew with the backup's ledger,
 * or here if none runs.
 */
@Command(name = "restore")
final class BackupRestoreCommand implements Callable<Integer> {
  private static final String FRONT = "vn.lienthong.BackupCommand";
  private static final String DONE = "done";
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private final Lienthong root;

  @Parameters(paramLabel = "FILE", arity = "0..1")
  private @Nullable String file;

  @Option(names = "--yes")
  private boolean yes;

  BackupRestoreCommand(Lienthong root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    if (file == null || !yes || !runs()) {
      List<String> words = new ArrayList<>(List.of("restore"));
      Optional.ofNullable(file).ifPresent(words::add);
      if (yes) {
        words.add("--yes");
      }
      return new Start(root).front(FRONT, words);
    }
    Instant asked = Instant.now();
    String path = root.around().folder().resolve(file).toAbsolutePath().normalize().toString();
    String by = System.getProperty("user.name", "unknown");
    Answer accepted =
        read(root.api().post("/api/backup/restore", new Json().add("file", path).add("by", by)));
    Screen screen = root.screen();
    if (!root.json()) {
      screen.say("backup.begun");
    }
    String result = result(asked);
    if (root.json()) {
      root.around().out().println(new Json().add("file", path).add("result", result));
    } else if (result.equals(DONE)) {
      screen.say("backup.restored", screen.second(accepted.text("at")), accepted.number("rows"));
    } else {
      screen.say("backup.not-restored", Screen.clean(result));
    }
    return result.equals(DONE) ? Exit.DONE : Exit.FINDINGS;
  }

  private boolean runs() {
    try {
      root.api().get("/api/me");
      return true;
    } catch (Failure none) {
      return false;
    }
  }

  /** As the service that has begun anew has it in its audit. */
  private String result(Instant asked) {
    Instant end = asked.plus(LONGEST);
    while (Instant.now().isBefore(end)) {
      try {
        Thread.sleep(PAUSE.toMillis());
        Optional<String> told = told(asked);
        if (told.isPresent()) {
          return told.get();
        }
      } catch (Failure notYet) {
        // it is just between the two
      } catch (InterruptedException hurried) {
        Thread.currentThread().interrupt();
        end = asked;
      }
    }
    throw new Failure(Exit.UNREACHABLE, "not-back", root.messages().text("backup.not-back"));
  }

  private Optional<String> told(Instant asked) {
    return read(root.api().get("/api/audit", "limit", "20")).all("acts").stream()
        .filter(act -> act.text("what").equals("restore backup"))
        .filter(act -> !Instant.parse(act.text("at")).isBefore(asked))
        .map(act -> act.text("result"))
        .findFirst();
  }

  private static Answer read(String json) {
    try {
      return Answer.parse(json);
    } catch (IOException notOurs) {
      throw new Failure(Exit.UNREACHABLE, "not-ours", json);
    }
  }
}
