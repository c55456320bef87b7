package vn.lienthong;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.admin.FlowState;
import vn.lienthong.admin.RunView;
import vn.lienthong.config.Settings;
import vn.lienthong.testkit.Readme;
import vn.lienthong.testkit.TrialHome;

/** A resource more, in five minutes: the README's files, laid where it says. */
class ReadmeExampleTest {
  private static final String FLOW = "ton-giao-so-noi-vu";

  @TempDir private Path root;

  @Test
  void addsAFlowWithoutJava() throws Exception {
    try (TrialHome trial = new TrialHome(root)) {
      append(
          "test-fixtures/province/schema.sql", Readme.after("test-fixtures/province/schema.sql"));
      append("mappings/" + FLOW + ".yaml", Readme.after("mappings/" + FLOW + ".yaml"));
      append("routes/so-noi-vu.camel.yaml", Readme.after("routes/so-noi-vu.camel.yaml"));
      append("routes/flows.camel.yaml", Readme.after("end of `routes/flows.camel.yaml`"));
      assertThat(Gateway.check(trial.home(), Map.of())).isEmpty();

      trial.configure();
      Settings settings = Settings.load(trial.home(), TrialHome.ENVIRONMENT);
      try (Gateway gateway = new Gateway(settings, Clock.systemDefaultZone(), false)) {
        RunView asked = gateway.operations().resync(FLOW, null, true, false);
        assertThat(asked.state()).isEqualTo(FlowState.WAITING_APPROVAL);
        assertThat(trial.value("SELECT COUNT(*) FROM snv_ton_giao")).isEqualTo("0");

        String plan =
            gateway.operations().status().flows().stream()
                .filter(flow -> flow.flow().equals(FLOW))
                .findFirst()
                .orElseThrow()
                .heldPlan();
        gateway.operations().approve(plan, "An", "compared with the ministry's list");
        RunView again = gateway.operations().resync(FLOW, null, true, false);

        assertThat(again.state()).isEqualTo(FlowState.IN_STEP);
        assertThat(again.counts().toProvince() + again.counts().toNational()).isZero();
        assertThat(trial.value("SELECT COUNT(*) FROM snv_ton_giao")).isEqualTo("13");
      }
    }
  }

  @Test
  void tellsAMisspeltColumnWithTheNearestName() throws Exception {
    try (TrialHome trial = new TrialHome(root)) {
      append(
          "test-fixtures/province/schema.sql", Readme.after("test-fixtures/province/schema.sql"));
      String mapping = Readme.after("mappings/" + FLOW + ".yaml");
      append("mappings/" + FLOW + ".yaml", mapping.replace("ten_ton_giao", "ten_ton_giaoo"));
      append("routes/so-noi-vu.camel.yaml", Readme.after("routes/so-noi-vu.camel.yaml"));

      assertThat(Gateway.check(trial.home(), Map.of()))
          .anySatisfy(
              problem -> {
                assertThat(problem.file()).isEqualTo("mappings/" + FLOW + ".yaml");
                assertThat(problem.nearest()).isEqualToIgnoringCase("ten_ton_giao");
              });
    }
  }

  private void append(String file, String text) throws Exception {
    Files.writeString(
        root.resolve(file), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
