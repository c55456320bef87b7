package vn.lienthong.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.admin.ConflictView;
import vn.lienthong.admin.FlowState;
import vn.lienthong.admin.Operations;
import vn.lienthong.ledger.FeedState;
import vn.lienthong.ledger.Lease;
import vn.lienthong.ledger.Ledger;

/** A side, or the ledger, is put back to yesterday: that is noticed, and nothing is overwritten. */
class RestoresTest {
  private static final String FLOW = "ton-giao";
  @TempDir private Path backups;
  private Town town;

  @BeforeEach
  void open() {
    town = Town.at(Site.laiChau(Site.On.H2));
    town.people().capture().install("bieu", true, "An");
    town.approvedRun(FLOW);
    province("99", "hôm kia");
    assertThat(town.tick(FLOW).result()).isEqualTo("in-step");
  }

  @AfterEach
  void close() {
    town.close();
  }

  @Test
  void aProvinceOfYesterdayOverwritesNothingAtTheNation() {
    Path yesterday = backups.resolve("province.sql");
    town.value("SCRIPT TO '" + yesterday + "'");
    province("99", "hôm nay");
    town.tick(FLOW);
    assertThat(nation("99")).isEqualTo("hôm nay");

    town.sql("DROP ALL OBJECTS");
    town.sql("RUNSCRIPT FROM '" + yesterday + "'");
    assertThat(Town.written(town.tick(FLOW))).isZero();
    assertThat(town.status(FLOW).state()).isEqualTo(FlowState.WAITING_APPROVAL);
    assertThat(nation("99")).isEqualTo("hôm nay");
    assertThat(town.plan(FLOW).guards()).contains("put back: province, or ledger");

    town.approve(FLOW);
    assertThat(nation("99")).isEqualTo("hôm kia");
    province("99", "ngày mai");
    assertThat(town.tick(FLOW).result()).isEqualTo("in-step");
    assertThat(nation("99")).isEqualTo("ngày mai");
  }

  @Test
  void aLedgerOfYesterdayLetsNothingGoByItself() {
    Path yesterday = backups.resolve("ledger");
    town.restart(() -> copy(ledger(), yesterday));
    province("99", "hôm nay");
    town.tick(FLOW);
    town.ministry(FLOW, "{'ma':'99','toChuc':'ngày mai'}");

    town.restart(() -> copy(yesterday, ledger()));

    assertThat(Town.written(town.tick(FLOW))).isZero();
    assertThat(nation("99")).isEqualTo("ngày mai");
    assertThat(here("99")).isEqualTo("hôm nay");
    assertThat(town.plan(FLOW).guards()).contains("put back: province, or ledger");
  }

  @Test
  void aLostLedgerMeetsBothSidesAnew() {
    province("99", "hôm nay");
    town.restart(() -> copy(null, ledger()));

    assertThat(Town.written(town.tick(FLOW))).isZero();

    assertThat(town.status(FLOW).state()).isEqualTo(FlowState.WAITING_APPROVAL);
    assertThat(nation("99")).isEqualTo("hôm kia");
  }

  @Test
  void aNationOfYesterdayLetsNothingGoByItself() {
    town.ministry(FLOW, "{'ma':'99','ghiChu':'hôm qua'}");
    town.ministry(FLOW, "{'ma':'99','ghiChu':'hôm nay'}");
    town.tick(FLOW);
    String id = town.record(FLOW, Map.of("ma", "99")).path("id").asText();
    town.raw(FLOW, id, "{'phienBan':1,'ghiChu':'hôm kia'}");
    province("08", "của tỉnh");

    assertThat(Town.written(town.full(FLOW))).isZero();

    assertThat(town.status(FLOW).state()).isEqualTo(FlowState.WAITING_APPROVAL);
    assertThat(town.value("SELECT ghi_chu FROM dm_ton_giao WHERE ma = '99'")).isEqualTo("hôm nay");
    assertThat(nation("08")).isNotEqualTo("của tỉnh");
    assertThat(town.plan(FLOW).guards()).contains("put back: national (1 older than seen before)");
    town.people().discard(FLOW, "99", "An", "as the ministry has it");
    assertThat(town.tick(FLOW).result()).isEqualTo("in-step");
    assertThat(nation("08")).isEqualTo("của tỉnh");
  }

  @Test
  void aPersonSaysWhatStandsOfARecordThatTheNationHasOlder() {
    String id = town.record(FLOW, Map.of("ma", "99")).path("id").asText();
    for (Operations.Choice choice : Operations.Choice.values()) {
      province("99", "hôm nay");
      town.tick(FLOW);
      town.raw(FLOW, id, "{'phienBan':1,'toChuc':'hôm kia'}");
      town.full(FLOW);

      ConflictView shown = town.people().conflicts(FLOW).get(0);
      assertThat(shown.kind()).isEqualTo("version-went-back");
      town.people().resolve(FLOW, "99", choice, shown.fingerprint(), "An", "asked the ministry");

      String stands = choice == Operations.Choice.PROVINCE ? "hôm nay" : "hôm kia";
      assertThat(nation("99")).isEqualTo(stands);
      assertThat(here("99")).isEqualTo(stands);
      assertThat(town.people().conflicts(FLOW)).isEmpty();
      assertThat(town.full(FLOW).result()).isEqualTo("in-step");
      province("99", "ngày mai");
      assertThat(town.tick(FLOW).result()).isEqualTo("in-step");
      assertThat(nation("99")).isEqualTo("ngày mai");
    }
  }

  @Test
  void aKillBetweenLedgerAndProvinceIsNoRestore() {
    Ledger ledger = town.gateway().ledger();
    Lease lease = ledger.leases().acquire(FLOW, "killed", Duration.ofMinutes(1)).orElseThrow();
    ledger.feeds().unsettled(FLOW, lease.fencing(), true);
    ledger.feeds().marked(FLOW, new FeedState.Mark("killed", 0, town.clock.instant()));
    ledger.leases().release(lease);
    province("99", "hôm nay");

    assertThat(town.tick(FLOW).result()).isEqualTo("in-step");
    assertThat(nation("99")).isEqualTo("hôm nay");
    province("99", "ngày mai");
    assertThat(town.tick(FLOW).result()).isEqualTo("in-step");
  }

  private Path ledger() {
    return town.home().resolve("ledger.mv.db");
  }

  /**
   * @param from null: there is none
   */
  private static void copy(@Nullable Path from, Path to) {
    try {
      Files.deleteIfExists(to);
      if (from != null) {
        Files.copy(from, to);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private String here(String key) {
    return town.value("SELECT to_chuc FROM dm_ton_giao WHERE ma = '%s'".formatted(key));
  }

  private void province(String key, String note) {
    town.sql("UPDATE dm_ton_giao SET to_chuc = '%s' WHERE ma = '%s'".formatted(note, key));
  }

  private String nation(String key) {
    return town.record(FLOW, Map.of("ma", key)).path("toChuc").asText();
  }
}
