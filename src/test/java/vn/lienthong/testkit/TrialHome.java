package vn.lienthong.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.h2.tools.RunScript;
import vn.lienthong.sandbox.Options;
import vn.lienthong.sandbox.Sandbox;

/**
 * A copy of the files a person edits, a province with the fixtures and a nation: what a gateway is
 * started on.
 */
public final class TrialHome implements AutoCloseable {
  public static final Map<String, String> ENVIRONMENT =
      Map.of("LIENTHONG_PROVINCE_PASSWORD", "", "LIENTHONG_NATIONAL_SECRET", "demo");
  private final Path root;
  private final Databases.Database province = Databases.h2();
  private final Sandbox nation;

  /**
   * @param root an empty folder
   */
  public TrialHome(Path root) throws IOException {
    this.root = root;
    for (String folder : List.of("routes", "mappings", "test-fixtures")) {
      copy(Path.of(folder), root.resolve(folder));
    }
    Files.createDirectories(home());
    nation = Sandbox.start(Options.defaults().withSeeds(Path.of("test-fixtures/national/seed")));
  }

  /** The folder of gateway.properties. */
  public Path home() {
    return root.resolve("gateway");
  }

  public Path root() {
    return root;
  }

  public Sandbox nation() {
    return nation;
  }

  /** To be called when the copied files are as they shall be. */
  public void configure() throws IOException {
    script("province/schema.sql");
    script("province/data.sql");
    Files.write(
        home().resolve("gateway.properties"),
        List.of(
            "province.url = " + province.url(),
            "province.user = " + province.user(),
            "national.url = " + nation.url() + "/api/v1",
            "national.key = demo",
            "national.calls-per-second = 1000",
            "admin.port = 0"));
  }

  public void script(String fixture) throws IOException {
    Path file = root.resolve("test-fixtures").resolve(fixture);
    try (Connection connection = open();
        var text = Files.newBufferedReader(file)) {
      RunScript.execute(connection, text);
    } catch (SQLException broken) {
      throw new IllegalStateException(file + " did not run", broken);
    }
  }

  /** The first column of the first row. */
  public String value(String query) {
    try (Connection connection = open();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException broken) {
      throw new IllegalStateException(query, broken);
    }
  }

  private Connection open() throws SQLException {
    return DriverManager.getConnection(province.url(), province.user(), province.password());
  }

  /** A folder with all below it. */
  static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
            try {
              Path target = to.resolve(from.relativize(file).toString());
              Files.createDirectories(target.getParent());
              Files.copy(file, target);
              return FileVisitResult.CONTINUE;
            } catch (IOException broken) {
              throw new UncheckedIOException(broken);
            }
          }
        });
  }

  @Override
  public void close() {
    nation.close();
  }
}
