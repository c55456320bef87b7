package vn.lienthong.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A PostgreSQL of its own whose tables are on a {@link SmallDisk}; its log of writes is elsewhere,
 * or it would stop altogether when that disk is full.
 */
public final class SmallPostgres implements AutoCloseable {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

  private final SmallDisk disk;
  private final Path programs;
  private final Path folder;
  private final int port;
  private int databases;
  private Process server;

  private SmallPostgres(SmallDisk disk, Path programs, Path folder, int port) {
    this.disk = disk;
    this.programs = programs;
    this.folder = folder;
    this.port = port;
  }

  /**
   * @param folder an existing one, not on the disk
   */
  public static SmallPostgres on(SmallDisk disk, Path folder) throws IOException {
    int port;
    try (var free = new java.net.ServerSocket(0)) {
      port = free.getLocalPort();
    }
    SmallPostgres postgres =
        new SmallPostgres(disk, Databases.postgresPrograms(), folder.toRealPath(), port);
    postgres.initialise();
    postgres.start();
    return postgres;
  }

  private void initialise() throws IOException {
    Process made =
        begun("initdb", "-A", "trust", "-U", "postgres", "-E", "UTF-8", "--no-locale", "-N")
            .with("--wal-segsize=1", "-X", folder.resolve("wal").toString())
            .start();
    if (exit(made) != 0) {
      throw new IOException("initdb: " + Files.readString(folder.resolve("postgres.log")));
    }
  }

  /** As whoever runs it would, after it has stopped by itself. */
  public void start() throws IOException {
    server =
        begun("postgres", "-p", String.valueOf(port), "-k", "", "-h", "127.0.0.1")
            .with("-c", "fsync=off", "-c", "timezone=Asia/Kathmandu", "-c", "max_connections=60")
            .with("-c", "max_wal_size=8MB", "-c", "min_wal_size=2MB", "-c", "shared_buffers=8MB")
            .start();
    long end = System.nanoTime() + PATIENCE;
    while (!answers()) {
      if (System.nanoTime() > end || !server.isAlive()) {
        throw new IOException("PostgreSQL: " + Files.readString(folder.resolve("postgres.log")));
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  /** A command within the disk's namespace, and of nobody there: it refuses to be root's. */
  private record Command(List<String> words, Path log) {
    Command with(String... more) {
      words.addAll(List.of(more));
      return this;
    }

    Process start() throws IOException {
      return new ProcessBuilder(words)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
          .start();
    }
  }

  private Command begun(String program, String... words) {
    List<String> all = new ArrayList<>(disk.within());
    all.addAll(List.of("unshare", "-U", programs.resolve(program).toString()));
    all.addAll(List.of("-D", disk.mounted().resolve("data").toString()));
    all.addAll(List.of(words));
    return new Command(all, folder.resolve("postgres.log"));
  }

  private boolean answers() {
    try (Connection connection = DriverManager.getConnection(url("postgres"), "postgres", "")) {
      return connection.isValid(5);
    } catch (SQLException notYet) {
      return false;
    }
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /** An empty database on it. */
  public Databases.Database database() {
    String name = "small" + ++databases;
    try (Connection connection = DriverManager.getConnection(url("postgres"), "postgres", "");
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
      return new Databases.Database(url(name), "postgres", "");
    } catch (SQLException refused) {
      throw new IllegalStateException("no database " + name, refused);
    }
  }

  private static int exit(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
  }

  @Override
  public void close() {
    server.destroyForcibly();
    exit(server);
  }
}
