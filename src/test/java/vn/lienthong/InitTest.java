package vn.lienthong;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.h2.tools.RunScript;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.mapping.Mode;
import vn.lienthong.sandbox.Options;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.testkit.Databases;
import vn.lienthong.testkit.TrialHome;

/** A first installation, and the examination of one. */
class InitTest {
  @TempDir private Path root;
  private TrialHome trial;
  private String province;

  @BeforeEach
  void makeAHomeWithoutSettings() throws Exception {
    trial = new TrialHome(root);
    trial.configure();
    Path given = trial.home().resolve("gateway.properties");
    province = Files.readAllLines(given).get(0).replace("province.url = ", "");
    Files.delete(given);
  }

  @AfterEach
  void close() {
    trial.close();
  }

  @Test
  void endsWithEveryFlowObserving() throws Exception {
    Said said = init(answers(province, trial.nation().url() + "/api/v1", "draft = n"));

    assertThat(said.text())
        .contains("✔ Ministry: proof of who we are", "flows, all of them observe");
    assertThat(said.exit()).as(said.text()).isZero();
    Mappings mappings = Mappings.read(root.resolve("mappings"));
    assertThat(mappings.byName().values()).isNotEmpty();
    assertThat(mappings.byName().values()).allMatch(mapping -> mapping.mode() == Mode.OBSERVE);
    assertThat(doctor().exit()).isZero();
  }

  @Test
  void draftsIntoAFolderOfItsOwnForTablesNobodyKnows() throws Exception {
    String unknown = database("test-fixtures/draft/first");
    byte[] before = Files.readAllBytes(root.resolve("mappings/dan-toc.yaml"));

    Said said = init(answers(unknown, trial.nation().url() + "/api/v1", "draft = y"));

    Mappings mappings = Mappings.read(root.resolve("mappings-12"));
    assertThat(mappings.problems()).as(said.text()).isEmpty();
    assertThat(mappings.byName()).containsKeys("dan-toc", "bieu", "van-ban").hasSize(13);
    assertThat(mappings.byName().values()).allMatch(mapping -> mapping.mode() == Mode.OBSERVE);
    assertThat(root.resolve("routes-12/flows.camel.yaml"))
        .content()
        .doesNotContain("direct:phieu\"");
    assertThat(Files.readAllBytes(root.resolve("mappings/dan-toc.yaml"))).isEqualTo(before);
    assertThat(said.text()).contains("13 flows, all of them observe");
    assertThat(init(answers(unknown, "https://localhost", "")).exit()).isEqualTo(2);
  }

  @Test
  void draftsFromTheTablesThatAreNamed() throws Exception {
    String unknown = database("test-fixtures/draft/first");
    String nation = trial.nation().url() + "/api/v1";

    Said said = init(answers(unknown, nation, "draft = y\ndraft.tables = dm_tg"));

    assertThat(Mappings.read(root.resolve("mappings-12")).byName()).as(said.text()).hasSize(1);
  }

  @Test
  void writesNothingIfATableThatIsNamedIsNotThere() throws Exception {
    String nation = trial.nation().url() + "/api/v1";
    byte[] before = Files.readAllBytes(root.resolve("mappings/dan-toc.yaml"));

    Said said = init(answers(province, nation, "draft = y\ndraft.tables = dm_khong_co"));

    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.text()).contains("no table dm_khong_co", "answer anew");
    assertThat(trial.home().resolve("gateway.local.properties")).doesNotExist();
    assertThat(Files.readAllBytes(root.resolve("mappings/dan-toc.yaml"))).isEqualTo(before);
  }

  @Test
  void triesFurtherDatabasesToo() throws Exception {
    String nation = trial.nation().url() + "/api/v1";
    String other =
        """
        databases = noi-vu
        database.noi-vu.url = jdbc:mariadb://localhost:1/noi_vu
        database.noi-vu.password-file = word
        """;
    Files.writeString(trial.home().resolve("word"), "word");
    Files.setPosixFilePermissions(
        trial.home().resolve("word"), PosixFilePermissions.fromString("rw-------"));

    Said said = init(answers(province, nation, other));

    assertThat(said.exit()).as(said.text()).isEqualTo(3);
    assertThat(said.text()).contains("✘ Province: port: localhost:1 does not answer");
    assertThat(trial.home().resolve("gateway.local.properties"))
        .content()
        .contains("database.noi-vu.url = jdbc:mariadb://localhost:1/noi_vu");
  }

  @Test
  void tellsThatTheMinistryWordsThingsOtherwise() throws Exception {
    Options worded =
        Options.defaults()
            .withSeeds(Path.of("test-fixtures/national/seed"))
            .worded(Path.of("test-fixtures/national/wordings/error-code.yaml"));
    try (Sandbox other = Sandbox.start(worded)) {
      String nation = other.url() + "/api/v1";

      assertThat(init(answers(province, nation, "")).text())
          .contains("✘ Ministry: words: the dialect default finds no success");
      Files.delete(trial.home().resolve("gateway.local.properties"));
      assertThat(init(answers(province, nation, "national.dialect = error-code")).text())
          .contains("✔ Ministry: words:");
    }
  }

  @Test
  void tellsWhichSideIsNotReachedAndWhomToAsk() throws Exception {
    Said said = init(answers(province, "http://127.0.0.1:1/api/v1", "draft = n"));

    assertThat(said.exit()).as(said.text()).isEqualTo(3);
    assertThat(said.text()).contains("✘ Ministry: port", "ask: who runs the network");
    assertThat(doctor().exit()).isEqualTo(1);
  }

  @Test
  void takesNoSecretFromAFileOfAnswers() throws Exception {
    List<String> answers = answers(province, "https://localhost", "national.secret = s3cret-word");

    Said said = init(answers);

    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.text()).doesNotContain("s3cret-word");
    assertThat(trial.home().resolve("gateway.local.properties")).doesNotExist();
  }

  private static List<String> answers(String province, String nation, String more) {
    return List.of(
        "province.code = 12",
        "province.url = " + province,
        "province.user = sa",
        "national.url = " + nation,
        "national.key = demo",
        more);
  }

  private record Said(int exit, String text) {}

  private Said init(List<String> answers) throws Exception {
    Files.write(trial.home().resolve("answers.properties"), answers);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int exit =
        InitCommand.run(
            List.of("--answers", "answers.properties"),
            trial.home(),
            environment(),
            "en",
            false,
            new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return new Said(exit, bytes.toString(StandardCharsets.UTF_8));
  }

  private Said doctor() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int exit =
        DoctorCommand.run(
            new ArrayList<>(),
            trial.home(),
            environment(),
            "en",
            false,
            new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return new Said(exit, bytes.toString(StandardCharsets.UTF_8));
  }

  private static Map<String, String> environment() {
    return TrialHome.ENVIRONMENT;
  }

  private static String database(String folder) throws Exception {
    Databases.Database database = Databases.h2();
    try (Connection connection =
        DriverManager.getConnection(database.url(), database.user(), database.password())) {
      for (String script : List.of("schema.sql", "data.sql")) {
        try (var text = Files.newBufferedReader(Path.of(folder, script))) {
          RunScript.execute(connection, text);
        }
      }
    }
    return database.url();
  }
}
