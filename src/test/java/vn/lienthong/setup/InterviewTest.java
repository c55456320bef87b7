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
import java.util.ArrayList;
import java.util.List;
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
            "",
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
        interview(
            "", "jdbc:h2:mem:x", "", "", "p", "", "https://nation", "lgsp", "", "k", "app", "p1");
    interview.hold();

    assertThat(interview.settings())
        .containsEntry("national.app", "app")
        .containsEntry("national.partner", "p1")
        .doesNotContainKey("national.partner-cus");
  }

  @Test
  void asksForFurtherDatabasesByTheirNames() throws Exception {
    Interview interview =
        interview(
            "", "jdbc:h2:mem:x", "", "", "p", "noi-vu", "jdbc:mariadb://db/nv", "nv", "", "w");
    interview.hold();

    assertThat(interview.settings())
        .containsEntry("database.noi-vu.url", "jdbc:mariadb://db/nv")
        .containsEntry("database.noi-vu.user", "nv")
        .containsEntry("database.noi-vu.password-file", "secrets/database.noi-vu.password")
        .doesNotContainKey("databases");
    assertThat(interview.secrets())
        .containsEntry(home.resolve("secrets/database.noi-vu.password"), "w");
    assertThat(shown.toString(StandardCharsets.UTF_8)).contains("noi-vu: database.url");
  }

  @Test
  void asksForTheCertificatesKeyAndPasswordOnlyIfThereIsOne() throws Exception {
    String[] before = {
      "", "jdbc:h2:mem:x", "", "", "p", "", "https://nation", "", "", "k", "", "s"
    };
    Interview without = interview(before);
    without.hold();
    assertThat(shown.toString(StandardCharsets.UTF_8)).doesNotContain("national.client-key");

    List<String> answers = new ArrayList<>(List.of(before));
    answers.addAll(List.of("", "", "our.p12", "", "secrets/p12", "p12-word"));
    Interview with = interview(answers.toArray(String[]::new));
    with.hold();

    assertThat(with.settings())
        .containsEntry("national.client-certificate", "our.p12")
        .containsEntry("national.client-password-file", "secrets/p12")
        .doesNotContainKey("national.client-key");
    assertThat(with.secrets()).containsEntry(home.resolve("secrets/p12"), "p12-word");
  }

  @Test
  void asksForSecretsThatAFileOfAnswersMayNotHold() throws Exception {
    Map<String, String> answers =
        Map.of("province.url", "jdbc:h2:mem:x", "national.url", "https://nation");
    Questions questions =
        Questions.answered(
            answers,
            new BufferedReader(new StringReader("province-word\nnation-word\n")),
            new PrintStream(shown, true, StandardCharsets.UTF_8));
    Interview interview = new Interview(questions, key -> key, home, Map.of());

    interview.hold();

    assertThat(interview.secrets())
        .containsEntry(home.resolve("secrets/province.password"), "province-word")
        .containsEntry(home.resolve("secrets/national.secret"), "nation-word");
  }

  @Test
  void keepsASecretThatIsThere() throws Exception {
    Files.createDirectories(home.resolve("secrets"));
    Files.writeString(home.resolve("secrets/province.password"), "old");
    Interview interview = interview("", "jdbc:h2:mem:x", "", "", "", "https://nation", "", "", "k");

    interview.hold();

    assertThat(interview.secrets()).isEmpty();
    assertThat(interview.settings()).containsEntry("national.url", "https://nation");
  }
}
