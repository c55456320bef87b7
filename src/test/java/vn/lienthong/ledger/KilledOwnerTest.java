package vn.lienthong.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.record.Key;

/** Who has a ledger or a home, while that process lives, is stopped, or was killed. */
class KilledOwnerTest {
  private static final Duration LEASE = Duration.ofMinutes(10);
  private static final String FLOW = "dan-toc";
  private static final String OWNER = "owner";
  private static final String SESSIONS =
      "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = '"
          + OWNER
          + "'";

  @TempDir private Path folder;
  private final List<Process> owners = new ArrayList<>();

  /** Another process: opens the ledger of a home, takes a lease, says so, and stays. */
  static final class Owner {
    public static void main(String[] words) throws InterruptedException {
      LedgerSettings settings = new LedgerSettings(words[0], words[1], "");
      Ledger ledger = Ledger.open(settings, Path.of(words[2]), Clock.systemUTC());
      Lease lease = ledger.leases().acquire(FLOW, OWNER, LEASE).orElseThrow();
      ledger.runs().begin(FLOW, "schedule");
      System.out.println(lease.fencing());
      Thread.sleep(Long.MAX_VALUE);
    }
  }

  @AfterEach
  void end() {
    owners.forEach(Process::destroyForcibly);
    owners.forEach(owner -> owner.onExit().join());
  }

  /** Gives the number of the lease that the other process has. */
  private long owner(LedgerSettings settings, Path home) throws IOException {
    Process owner =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Owner.class.getName(),
                settings.embedded() ? settings.url() : settings.url() + "&ApplicationName=" + OWNER,
                settings.user(),
                home.toString())
            .redirectError(folder.resolve("owner.log").toFile())
            .start();
    owners.add(owner);
    BufferedReader told = owner.inputReader();
    String line = told.readLine();
    while (line != null && !line.matches("\\d+")) {
      line = told.readLine();
    }
    assertThat(line).as(Files.readString(folder.resolve("owner.log"))).isNotNull();
    return Long.parseLong(line);
  }

  private static void kill(Process owner) {
    owner.destroyForcibly();
    owner.onExit().join();
  }

  /** And waits until the server has seen it. */
  private static void kill(Process owner, LedgerSettings server) throws SQLException {
    kill(owner);
    try (Connection connection =
            DriverManager.getConnection(server.url(), server.user(), server.password());
        Statement statement = connection.createStatement()) {
      boolean there = true;
      while (there) {
        try (ResultSet sessions = statement.executeQuery(SESSIONS)) {
          there = sessions.next();
        }
      }
    }
  }

  private static void stop(Process owner) throws Exception {
    int exit = new ProcessBuilder("sh", "-c", "kill -STOP " + owner.pid()).start().waitFor();
    assertThat(exit).isZero();
  }

  private static Ledger open(LedgerSettings settings, Path home) {
    return Ledger.open(settings, home, Clock.systemUTC());
  }

  @Test
  void onAServerAnEarlierProcessOfTheHomeLeavesItsLeasesAtOnce() throws Exception {
    LedgerSettings server = LedgerHome.POSTGRESQL.fresh();
    long killed = owner(server, folder.resolve("home"));
    kill(owners.get(0), server);

    try (Ledger again = open(server, folder.resolve("home"))) {
      assertThat(again.runs().last(FLOW).orElseThrow().result().result())
          .isEqualTo(RunResult.INTERRUPTED);
      Lease lease = again.leases().acquire(FLOW, OWNER, LEASE).orElseThrow();
      assertThat(lease.fencing()).isGreaterThan(killed);
      assertThat(again.leases().acquire(FLOW, OWNER, LEASE)).isEmpty();
      Settlement late =
          new Settlement(killed, List.of(LedgerTest.inStep(Key.of("1"))), Set.of(), List.of());
      assertThat(catchThrowableOfType(LeaseLost.class, () -> again.entries().settle(FLOW, late)))
          .isNotNull();
    }
  }

  @Test
  void onAServerNobodyElseDoes() throws Exception {
    LedgerSettings server = LedgerHome.POSTGRESQL.fresh();
    Path home = folder.resolve("home");
    owner(server, home);
    Path copy = Files.createDirectories(folder.resolve("copy"));
    Files.copy(home.resolve("gateway.holder"), copy.resolve("gateway.holder"));
    stop(owners.get(0));

    try (Ledger other = open(server, folder.resolve("other"));
        Ledger copied = open(server, copy)) {
      assertThat(other.leases().acquire(FLOW, OWNER, LEASE)).isEmpty();
      assertThat(copied.leases().acquire(FLOW, OWNER, LEASE)).isEmpty();
      assertThat(inUse(server, home).occupant())
          .hasValueSatisfying(who -> assertThat(who.pid()).isEqualTo(owners.get(0).pid()));

      kill(owners.get(0), server);

      assertThat(other.leases().acquire(FLOW, OWNER, LEASE)).isEmpty();
      try (Ledger again = open(server, home)) {
        assertThat(again.leases().acquire(FLOW, OWNER, LEASE)).isPresent();
      }
    }
  }

  private static LedgerInUse inUse(LedgerSettings settings, Path home) {
    return catchThrowableOfType(LedgerInUse.class, () -> open(settings, home).close());
  }

  @Test
  void anEmbeddedFileTellsWhoHasItButNotWhoHadIt() throws Exception {
    LedgerSettings embedded =
        new LedgerSettings("jdbc:h2:file:" + folder.resolve("ledger"), "sa", "");
    owner(embedded, folder);

    LedgerInUse taken = inUse(embedded, folder);
    Occupant occupant = taken.occupant().orElseThrow();

    assertThat(taken.file()).endsWith("ledger.mv.db");
    assertThat(occupant.pid()).isEqualTo(owners.get(0).pid());
    assertThat(occupant.user()).isEqualTo(System.getProperty("user.name"));
    assertThat(occupant.since())
        .isBetween(
            ProcessHandle.current().info().startInstant().orElseThrow(),
            Clock.systemUTC().instant());
    assertThat(occupant.command()).startsWith(Owner.class.getName());

    kill(owners.get(0));
    String left = Files.readString(folder.resolve("ledger.holder"));
    assertThat(left).contains("pid=" + occupant.pid());
    open(embedded, folder).close();

    owner(embedded, folder);
    Files.writeString(folder.resolve("ledger.holder"), left);
    assertThat(inUse(embedded, folder).occupant()).isEmpty();
    Files.writeString(folder.resolve("ledger.holder"), "pid=\\u00");
    assertThat(inUse(embedded, folder).occupant()).isEmpty();
  }
}
