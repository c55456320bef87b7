package vn.lienthong.routes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.admin.FlowState;

/** A nation that has a list by page number and one POST, and nothing else. */
class PoorNationTest {
  private final Town town =
      Town.at(
          Site.laiChau(Site.On.H2)
              .with("national.dialect", "plain")
              .with("purpose.phieu-ho", "thử"));

  @AfterEach
  void close() {
    town.close();
  }

  @Test
  void allFlowsComeToRest() {
    town.approvedCycle();
    town.cycle();

    assertThat(town.cycle()).isZero();
    for (String flow : town.gateway().flows()) {
      assertThat(town.status(flow).state()).as(flow).isEqualTo(FlowState.IN_STEP);
    }
    assertThat(town.differences()).isEmpty();
  }
}
