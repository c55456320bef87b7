package vn.lienthong.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.config.InvalidSettings;
import vn.lienthong.record.Problem;

/** Commands that start something, and why it may not start. */
class StartTest {
  @TempDir private Path home;

  private Surroundings around() {
    PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return new Surroundings(
        out,
        out,
        Map.of("LIENTHONG_HOME", home.toString()),
        false,
        home.resolveSibling("elsewhere"));
  }

  @Test
  void startsMainsByName() {
    Lienthong root = new Lienthong(around(), new Messages("en"));

    assertThat(new Start(root).start(Quiet.class.getName(), List.of("a", "b")))
        .isEqualTo(Exit.DONE);
    assertThat(Quiet.words).containsExactly("a", "b");
    assertThat(System.getProperty("lienthong.home")).isEqualTo(home.toString());
  }

  @Test
  void tellsWhyTheServiceCannotStart() {
    Lienthong root = new Lienthong(around(), new Messages("en"));
    Start start = new Start(root);
    Problem problem = new Problem("gateway.properties", 3, "admin.port", "x", "a number", null);

    Quiet.fault = new InvalidSettings(List.of(problem));
    assertThatThrownBy(() -> start.start(Quiet.class.getName(), List.of()))
        .isInstanceOfSatisfying(Failure.class, f -> assertThat(f.exit()).isEqualTo(Exit.USAGE))
        .hasMessageContaining("gateway.properties:3 admin.port");
    Quiet.fault = new IllegalStateException("no ledger");
    assertThatThrownBy(() -> start.start(Quiet.class.getName(), List.of()))
        .isInstanceOfSatisfying(
            Failure.class, f -> assertThat(f.exit()).isEqualTo(Exit.UNREACHABLE))
        .hasMessageContaining("no ledger");
    assertThatThrownBy(() -> start.start("vn.lienthong.Nothing", List.of()))
        .hasMessageContaining("This build has no vn.lienthong.Nothing");
    Quiet.fault = null;
  }

  /** A main to start. */
  public static final class Quiet {
    static String[] words = {};
    static RuntimeException fault;

    public static void main(String[] given) {
      words = given;
      if (fault != null) {
        throw fault;
      }
    }
  }
}
