package vn.lienthong.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** Stops the PostgreSQL server and starts it again as it was. */
final class PostgresOutage implements Databases.Outage {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
  private final List<String> command = new ArrayList<>();
  private final DataSource database;
  private ProcessHandle server;

  PostgresOutage(DataSource database) {
    this.database = database;
    server = running(database);
    if ("root".equals(System.getProperty("user.name"))) {
      // as it was started: it refuses to be root's
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(server.info().command().orElseThrow());
    command.addAll(List.of(server.info().arguments().orElseThrow()));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> server.destroy()));
  }

  /** The server's own process. */
  static ProcessHandle running(DataSource database) {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery("SHOW data_directory")) {
      row.next();
      List<String> lines = Files.readAllLines(Path.of(row.getString(1), "postmaster.pid"));
      return ProcessHandle.of(Long.parseLong(lines.get(0).strip())).orElseThrow();
    } catch (SQLException | IOException unknown) {
      throw new IllegalStateException("where does PostgreSQL run?", unknown);
    }
  }

  /** By an interrupt, which is PostgreSQL's fast shutdown: nothing committed is lost. */
  void begin() {
    try {
      new ProcessBuilder("sh", "-c", "kill -INT " + server.pid()).inheritIO().start().waitFor();
      server.onExit().get(60, TimeUnit.SECONDS);
    } catch (Exception stuck) {
      throw new IllegalStateException("PostgreSQL does not stop", stuck);
    }
  }

  @Override
  public void over() {
    try {
      server =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .toHandle();
    } catch (IOException refused) {
      throw new IllegalStateException("PostgreSQL does not start again", refused);
    }
    long deadline = System.nanoTime() + PATIENCE;
    while (!answers()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("PostgreSQL is not there again");
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  private boolean answers() {
    try (var connection = database.getConnection()) {
      return connection.isValid(5);
    } catch (SQLException notYet) {
      return false;
    }
  }
}
