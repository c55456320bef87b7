package vn.lienthong.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.admin.AdminApi;
import vn.lienthong.admin.InMemoryOperations;
import vn.lienthong.admin.OpenRoutes;

/** The command line against the real admin API over HTTP. */
abstract class CommandLineFixture {
  final InMemoryOperations operations = new InMemoryOperations();
  final ByteArrayOutputStream out = new ByteArrayOutputStream();
  final ByteArrayOutputStream err = new ByteArrayOutputStream();
  final Map<String, String> env = new HashMap<>();
  @TempDir Path home;
  AdminApi api;
  boolean terminal;

  @BeforeEach
  void start() {
    env.put("LIENTHONG_HOME", home.toString());
    env.put("LANG", "en_GB.UTF-8");
    api =
        AdminApi.start(
            operations, InMemoryOperations.reception(home.resolve("data")), OpenRoutes.NONE);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  final int run(String... words) {
    out.reset();
    err.reset();
    return Main.run(around(), words);
  }

  final Surroundings around() {
    return new Surroundings(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        env,
        terminal,
        home.resolveSibling("elsewhere"));
  }

  final String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  final String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
