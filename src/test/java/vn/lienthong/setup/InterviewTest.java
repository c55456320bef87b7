package vn.lienthong.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked, and what of the answers is written where. */
class InterviewTest {
  @TempDir private Path home;
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

  private Interview interview(String... answers) {
    Questions questions =
        Questions.asked(
            new BufferedReader(new StringReader(String.join("\n", answers))),
            new PrintStream(shown, true, StandardCharsets.UTF_8));
    return new Interview(questions, key -> key, home, Map.of());
  }

  @Test
  void putsSecretsIntoFilesThatOnlyThisUserMayRead() throws Exception {
    Interview interview =
        interview(
            "14",
            "jdbc:h2:mem:x",
            "",
            "",
            "province-word",
            "https://nation",
            "",
            "",
            "key",
            "",
            "nation-word",
            "",
            "");
    interview.hold();
    Installation installation = new Installation(home);
    installation.secrets(interview.secrets());
    installation.settings(interview.settings(), "heading");

    Path secret = home.resolve("secrets/national.secret");
    assertThat(Files.readString(secret)).isEqualTo("nation-word\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
        .isEqualTo("rw-------");
    assertThat(Files.readAllLines(home.resolve("gateway.local.properties")))
        .contains(
            "province.code = 14",
            "province.user = lienthong",
            "province.password-file = secrets/province.password",
            "national.auth = ngsp")
        .noneMatch(line -> line.contains("word") && !line.contains("password"));
    assertThat(shown.toString(StandardCharsets.UTF_8)).doesNotContain("province-word");
  }

  @Test
  void asksForWhatTheProfileNeeds() throws Exception {
    Interview interview =
        interview("", "jdbc:h2:mem:x", "", "", "p", "https://nation", "lgsp", "", "k", "app", "p1");
    interview.hold();

    assertThat(interview.settings())
        .containsEntry("national.app", "app")
        .containsEntry("national.partner", "p1")
        .doesNotContainKey("national.partner-cus");
  }

  @Test
  void keepsASecretThatIsThere() throws Exception {
    Files.createDirectories(home.resolve("secrets"));
    Files.writeString(home.resolve("secrets/province.password"), "old");
    Interview interview = interview("", "jdbc:h2:mem:x", "", "", "https://nation", "", "", "k");

    interview.hold();

    assertThat(interview.secrets()).isEmpty();
    assertThat(interview.settings()).containsEntry("national.url", "https://nation");
  }
}
