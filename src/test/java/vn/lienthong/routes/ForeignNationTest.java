package vn.lienthong.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.admin.FlowState;
import vn.lienthong.testkit.Readme;

/** The same records, whatever the words. */
class ForeignNationTest {
  @ParameterizedTest
  @ValueSource(strings = {"data-only", "success-count", "status-pages", "data-total", "error-code"})
  void everyFlowComesToRest(String dialect) {
    comesToRest(laiChau(dialect));
  }

  /** The one that the README shows, in a folder of its own; no Java is added. */
  @Test
  void soItDoesWithADialectOfOnesOwn(@TempDir Path folder) throws IOException {
    Site.copy(Path.of("mappings"), folder.resolve("mappings"));
    Files.writeString(
        folder.resolve("mappings/dialects/tu-soan.yaml"), Readme.after("## A ministry that words"));

    comesToRest(laiChau("tu-soan").with("mappings.dir", folder.resolve("mappings").toString()));
  }

  private static Site laiChau(String dialect) {
    return Site.laiChau(Site.On.H2)
        .with("national.dialect", dialect)
        .with("purpose.phieu-ho", "thử");
  }

  private static void comesToRest(Site site) {
    try (Town town = Town.at(site)) {
      town.approvedCycle();
      town.cycle();

      assertThat(town.cycle()).isZero();
      for (String flow : town.gateway().flows()) {
        assertThat(town.status(flow).state()).as(flow).isEqualTo(FlowState.IN_STEP);
      }
      assertThat(town.differences()).isEmpty();
    }
  }
}
