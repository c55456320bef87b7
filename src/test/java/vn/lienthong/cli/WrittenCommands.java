package vn.lienthong.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.lienthong.Gateway;
import vn.lienthong.admin.StatusView;
import vn.lienthong.config.Settings;
import vn.lienthong.testkit.Readme;
import vn.lienthong.testkit.TrialHome;

/**
 * Every command of a page, one after the other as it stands there, against a service in which one
 * record is parked, one waits, one is contested, and one plan waits for approval.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class WrittenCommands {
  private static final String UNAPPROVED = "phan-dinh-khu-vuc";
  private static final List<String> STAY = List.of("demo", "run", "sandbox");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

  private final Path page;
  private TrialHome trial;
  private Gateway gateway;

  WrittenCommands(Path page) {
    this.page = page;
  }

  @BeforeAll
  void bringInStepAndPlant(@TempDir Path root) throws Exception {
    trial = new TrialHome(root);
    trial.configure();
    Settings settings = Settings.load(trial.home(), TrialHome.ENVIRONMENT);
    gateway = new Gateway(settings, Clock.systemDefaultZone(), false);
    for (int cycle = 0; cycle < 2; cycle++) {
      flows(true);
    }
    trial.script("province/planted.sql");
    for (JsonNode edit :
        new ObjectMapper().readTree(Path.of("test-fixtures/national/planted.json").toFile())) {
      ObjectNode record = edit.path("identity").deepCopy();
      record.setAll((ObjectNode) edit.path("set"));
      trial.nation().edit(edit.path("resource").asText(), record);
    }
    flows(false);
  }

  private void flows(boolean approve) {
    for (StatusView.Flow flow : gateway.operations().status().flows()) {
      gateway.operations().resync(flow.flow(), null, true, false);
      String plan = held(flow.flow());
      if (approve && plan != null && !flow.flow().equals(UNAPPROVED)) {
        gateway.operations().approve(plan, "An", "a trial");
      }
    }
  }

  private String held(String name) {
    return gateway.operations().status().flows().stream()
        .filter(flow -> flow.flow().equals(name) && flow.heldPlan() != null)
        .map(StatusView.Flow::heldPlan)
        .findFirst()
        .orElse(null);
  }

  @AfterAll
  void close() {
    gateway.close();
    trial.close();
  }

  List<String> commands() {
    return Readme.blocks(page, "sh").stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith("gateway/lienthong "))
        .map(line -> line.substring("gateway/lienthong ".length()))
        .filter(line -> !STAY.contains(line))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void isUnderstoodAndCarriedOut(String command) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings around =
        new Surroundings(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Map.of("LIENTHONG_HOME", trial.home().toString(), "LANG", "en"),
            false,
            trial.root());

    int exit = Main.run(around, words(command));

    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(exit).isIn(Exit.DONE, Exit.FINDINGS);
    assertThat(out.toString(StandardCharsets.UTF_8)).isNotBlank().doesNotContain("Exception");
  }

  private String[] words(String command) {
    List<String> words = new ArrayList<>();
    WORD.matcher(command)
        .results()
        .forEach(
            word -> {
              String bare = word.group(3) == null ? "" : word.group(3);
              String quoted = word.group(1) == null ? word.group(2) : word.group(1);
              words.add(
                  switch (bare) {
                    case "" -> quoted;
                    case "PLAN" -> held(UNAPPROVED);
                    case "SEEN" -> gateway.operations().conflict("ton-giao", "08").fingerprint();
                    default -> bare;
                  });
            });
    return words.toArray(String[]::new);
  }
}
