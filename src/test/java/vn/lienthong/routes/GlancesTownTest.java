package vn.lienthong.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import javax.management.JMException;
import org.junit.jupiter.api.Test;
import vn.lienthong.admin.jmx.FlowStatistics;
import vn.lienthong.ledger.Count;

/** A flow that is polled each minute, and has a whole run each six hours if nothing changes. */
class GlancesTownTest {
  private static final String FLOW = "phieu";
  private static final String FORM = "PT01-03390001-2025";

  @Test
  void aFlowThatOnlyGlancesIsSeenToMoveAndIsMissedWhenItDoesNot() throws Exception {
    Site site =
        Site.laiChau(Site.On.H2)
            .with("schedule.cycle", "0 * * * * ?")
            .with("schedule.whole-every", "6h");
    try (Town town = Town.at(site)) {
      town.people().capture().install(FLOW, true, "An");
      town.approvedRun("don-vi-hanh-chinh");
      town.approvedRun("mau-phieu");
      while (town.poll(FLOW).run() != 0) {
        // verdicts come back, and are seen to be our own writes
        assertThat(runs(town)).isLessThan(9);
      }
      int runs = runs(town);
      var ended = town.status(FLOW).lastRun();

      for (int minute = 0; minute < 40; minute++) {
        town.clock.advance(Duration.ofMinutes(1));
        assertThat(town.poll(FLOW).run()).as("minute %d", minute).isZero();
        town.look();
        assertThat(missed(town)).as("minute %d", minute).isEmpty();
      }
      assertThat(runs(town)).isEqualTo(runs);
      assertThat(town.status(FLOW).lastRun()).isEqualTo(ended);
      assertThat(town.status(FLOW).lastSuccess()).isEqualTo(town.clock.instant());
      assertThat(bean("LastSuccess")).isEqualTo(town.clock.instant().toString());
      assertThat(bean("LagSeconds")).isEqualTo(0L);

      town.sql("UPDATE phieu SET ngay_lap = DATE '2025-12-20' WHERE so_phieu = '" + FORM + "'");
      assertThat(town.poll(FLOW).counts().of(Count.DELIVERED)).isEqualTo(1);

      town.clock.advance(Duration.ofMinutes(15));
      town.look();
      assertThat(missed(town)).as("nobody polls it any more").containsExactly("not-moving " + FLOW);
    }
  }

  private static int runs(Town town) {
    return town.gateway().ledger().runs().recent(FLOW, 1_000).size();
  }

  private static Object bean(String attribute) throws JMException {
    return ManagementFactory.getPlatformMBeanServer()
        .getAttribute(FlowStatistics.name(FLOW), attribute);
  }

  /** Of this flow; nobody polls the others. */
  private static List<String> missed(Town town) {
    return town.gateway().ledger().alerts().open().stream()
        .filter(alert -> alert.about().equals(FLOW))
        .map(alert -> alert.kind() + " " + alert.about())
        .toList();
  }
}
