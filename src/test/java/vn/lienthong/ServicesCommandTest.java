package vn.lienthong;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.services.CallerKey;
import vn.lienthong.services.Callers;

class ServicesCommandTest {
  @TempDir private Path folder;
  private String said = "";

  @Test
  void aKeyIsShownOnceAndItsLinesLetItIn() throws IOException {
    assertThat(run("key", "so-tai-chinh", "--resources", "bieu", "--units", "03390")).isZero();
    Path file = Files.writeString(folder.resolve("callers.yaml"), "callers:\n" + block());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

    Callers callers = Callers.read(file);
    assertThat(callers.problems()).isEmpty();
    assertThat(callers.names()).containsExactly("so-tai-chinh");
    assertThat(block()).contains(CallerKey.hash(key())).doesNotContain(key());
  }

  @Test
  void theLinesGoIntoTheFileThatIsNamed() throws IOException {
    Path file = folder.resolve("callers.yaml");
    assertThat(run("key", "mot", "--to", "callers.yaml")).isZero();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(run("key", "hai", "--to", file.toString())).isZero();
    assertThat(Callers.read(file).names()).containsExactly("mot", "hai");

    String before = Files.readString(file);
    assertThat(run("key", "hai", "--to", file.toString())).isEqualTo(2);
    assertThat(said).contains("callers[2].name: found the same as in line");
    assertThat(Files.readString(file)).isEqualTo(before);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(run("key", "ba", "--to", file.toString())).isEqualTo(2);
    assertThat(said).contains("mode 0600").doesNotContain("ltk_");
    assertThat(Files.readString(file)).isEqualTo(before);
    assertThat(folder.resolve("callers.yaml.new")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "key", "keys x", "key a b", "key a --to", "key a --unit 1"})
  void otherWordsAreRefused(String words) throws IOException {
    assertThat(run(words.isEmpty() ? new String[0] : words.split(" "))).isEqualTo(2);
    assertThat(said).contains("lienthong services key");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"key Sở", "key a --resources bieus", "key a --units xã", "key a --units ,"})
  void aCallerThatTheFileWouldNotTakeIsRefused(String words) throws IOException {
    assertThat(run(words.split(" "))).isEqualTo(2);
    assertThat(said).contains("callers[0]").doesNotContain("ltk_");
  }

  private int run(String... words) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int exit =
        ServicesCommand.run(
            List.of(words), folder, "en", new PrintStream(out, true, StandardCharsets.UTF_8));
    said = out.toString(StandardCharsets.UTF_8);
    return exit;
  }

  private String key() {
    Matcher key = Pattern.compile("ltk_[\\w-]+").matcher(said);
    assertThat(key.find()).isTrue();
    return key.group();
  }

  private String block() {
    return said.substring(said.indexOf("  - name:"));
  }
}
