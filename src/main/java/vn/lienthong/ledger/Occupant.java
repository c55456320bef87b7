package vn.lienthong.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The process that has a ledger, as it told of itself when it took it.
 *
 * @param since when the process began
 * @param command what it was started as
 * @param machine where it runs; empty if that is not known
 */
public record Occupant(long pid, Instant since, String user, String command, String machine) {
  private static final int LONGEST = 200;

  /** The clocks by which a process's begin is told differ by some hundredths of a second. */
  private static final long NEAR = 2_000;

  static Occupant ofThisProcess() {
    ProcessHandle process = ProcessHandle.current();
    String command = System.getProperty("sun.java.command", "");
    return new Occupant(
        process.pid(),
        process.info().startInstant().orElseGet(Instant::now).truncatedTo(ChronoUnit.MILLIS),
        System.getProperty("user.name", ""),
        command.substring(0, Math.min(command.length(), LONGEST)),
        thisMachine());
  }

  private static String thisMachine() {
    String name = System.getenv("HOSTNAME");
    return name == null ? "" : name;
  }

  static Optional<Occupant> read(Properties told) {
    try {
      return Optional.of(
          new Occupant(
              Long.parseLong(told.getProperty("pid", "")),
              Instant.parse(told.getProperty("since", "")),
              told.getProperty("user", ""),
              told.getProperty("command", ""),
              told.getProperty("machine", "")));
    } catch (IllegalArgumentException | java.time.DateTimeException cutOff) {
      return Optional.empty();
    }
  }

  void write(Properties told) {
    told.setProperty("pid", String.valueOf(pid));
    told.setProperty("since", since.toString());
    told.setProperty("user", user);
    told.setProperty("command", command);
    told.setProperty("machine", machine);
  }

  /** False if it certainly is not this process, but one that had its number before. */
  boolean mayLive() {
    @Nullable ProcessHandle process = ProcessHandle.of(pid).orElse(null);
    if (!machine.equals(thisMachine())) {
      return true;
    }
    return process != null
        && process
            .info()
            .startInstant()
            .map(begun -> Math.abs(begun.toEpochMilli() - since.toEpochMilli()) < NEAR)
            .orElse(true);
  }
}
