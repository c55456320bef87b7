package vn.lienthong.routes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.admin.FlowState;

/** The same records, whatever the words. */
class ForeignNationTest {
  @ParameterizedTest
  @ValueSource(strings = {"data-only", "success-count", "status-pages", "data-total", "error-code"})
  void everyFlowComesToRest(String dialect) {
    Site site =
        Site.laiChau(Site.On.H2).with("national.dialect", dialect).with("purpose.phieu-ho", "thử");
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
