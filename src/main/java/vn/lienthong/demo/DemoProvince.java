package vn.lienthong.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.tools.RunScript;
import org.h2.tools.Server;

/** The province of the demo: H2 with the fixtures, reachable by other processes of this machine. */
final class DemoProvince implements AutoCloseable {
  static final String USER = "tinh";

  private final Server server;
  private final String url;
  private final String password;

  DemoProvince(DemoHome home, Path secret) throws IOException, SQLException {
    password = Files.readString(secret);
    server =
        Server.createTcpServer(
                "-tcpPort", "0", "-ifNotExists", "-baseDir", home.folder().toString())
            .start();
    url = "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/./province";
    run(home.fixtures().resolve("province/schema.sql"));
    run(home.fixtures().resolve("province/data.sql"));
    fill(home);
    run(home.fixtures().resolve("province/planted-feed.sql"));
  }

  private void fill(DemoHome home) throws IOException, SQLException {
    MinistrysDocuments.copy(home.fixtures().resolve("documents"), home.documents());
    try (Connection connection = DriverManager.getConnection(url, USER, password)) {
      DemoFilling.fill(connection, home.fixtures(), home.documents());
    }
  }

  String url() {
    return url;
  }

  String password() {
    return password;
  }

  void run(Path script) throws IOException, SQLException {
    try (Connection connection = DriverManager.getConnection(url, USER, password);
        var reader = Files.newBufferedReader(script)) {
      RunScript.execute(connection, reader);
    }
  }

  /** One statement of a person beside the running service; returns the rows it changed. */
  static int sql(String url, String password, String text) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, USER, password);
        Statement statement = connection.createStatement()) {
      return statement.executeUpdate(text);
    }
  }

  @Override
  public void close() {
    server.stop();
  }
}
