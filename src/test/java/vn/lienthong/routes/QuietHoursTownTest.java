package vn.lienthong.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import vn.lienthong.admin.StatusView;
import vn.lienthong.flow.FlowUnavailable;

/** In its quiet hours a flow runs for people only. The town's clock begins at ten. */
class QuietHoursTownTest {
  @Test
  void theScheduleLeavesTheFlowAloneUntilTheHoursEnd() {
    Site site =
        Site.laiChau(Site.On.H2)
            .with("quiet.ton-giao", "07:30-11:30")
            .with("quiet.bieu", "07:30-11:30");
    try (Town town = Town.at(site)) {
      town.approvedRun("ton-giao");
      town.approvedRun("dan-toc");
      town.sql("UPDATE dm_ton_giao SET to_chuc = 'mới' WHERE ma = '99'");

      for (String flow : new String[] {"ton-giao", "bieu"}) {
        assertThatThrownBy(() -> town.tick(flow)).isInstanceOf(FlowUnavailable.class);
      }
      StatusView.Quiet quiet = town.status("ton-giao").quiet();
      assertThat(quiet).isEqualTo(new StatusView.Quiet(noonish(town), "quiet-hours"));
      assertThat(town.status("dan-toc").quiet()).isNull();
      town.people().pause("bieu", "An", "thử");
      assertThat(town.status("bieu").quiet()).as("paused, whatever the time").isNull();
      assertThat(town.tick("dan-toc").result()).isEqualTo("in-step");
      assertThat(town.run("ton-giao").counts().toNational()).isEqualTo(1);
      town.clock.advance(Duration.ofMinutes(90));
      assertThat(town.tick("ton-giao").result()).isEqualTo("in-step");
      assertThat(town.status("ton-giao").quiet()).isNull();
    }
  }

  private static Instant noonish(Town town) {
    return town.clock.instant().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofMinutes(90));
  }
}
