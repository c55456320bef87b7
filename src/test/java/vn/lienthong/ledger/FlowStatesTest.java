package vn.lienthong.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class FlowStatesTest extends LedgerTest {
  private FlowStates flows() {
    return ledger().flows();
  }

  @Test
  void nothingHasHappenedInANewFlow() {
    assertThat(flows().of(flow)).isEqualTo(new FlowState(flow, null, null, null, null, Set.of()));
    assertThat(flows().all()).extracting(FlowState::flow).doesNotContain(flow);
  }

  @Test
  void remembersEachFactByItself() {
    flows().contacted(flow, now());
    flows().nationSince(flow, "2026-03-01T00:00:00Z");
    flows().fullRead(flow, now().plusSeconds(1));
    flows().agreed(flow, Set.of("ma"));
    flows().agreed(flow, Set.of("ten", "tenKhac"));

    FlowState expected =
        new FlowState(
            flow,
            now(),
            "2026-03-01T00:00:00Z",
            now().plusSeconds(1),
            null,
            Set.of("ten", "tenKhac"));
    assertThat(flows().of(flow)).isEqualTo(expected);
    assertThat(flows().all()).contains(expected);
  }

  @Test
  void staysPausedUntilResumed() {
    flows().pause(flow, "an", "the commune list is being revised");

    assertThat(flows().of(flow).paused()).isTrue();
    assertThat(flows().of(flow).pause())
        .isEqualTo(new FlowState.Pause("an", "the commune list is being revised", now()));

    flows().resume(flow);
    assertThat(flows().of(flow).paused()).isFalse();
  }
}
