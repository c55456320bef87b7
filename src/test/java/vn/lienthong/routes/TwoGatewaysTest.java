package vn.lienthong.routes;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.Gateway;
import vn.lienthong.Unfit;
import vn.lienthong.flow.FlowUnavailable;
import vn.lienthong.flow.Report;
import vn.lienthong.flow.RunRequest;
import vn.lienthong.flow.camel.RouteRunner;
import vn.lienthong.ledger.Count;
import vn.lienthong.ledger.Receipt;
import vn.lienthong.national.NationalCall.Purpose;
import vn.lienthong.record.Key;
import vn.lienthong.record.Problem;
import vn.lienthong.record.Standing;

/**
 * Two gateways on one ledger in PostgreSQL: one runs a flow, the other leaves it alone as long as
 * the lease holds, and takes over when it does not. Who was late settles nothing more.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoGatewaysTest {
  private static final String FED = "phieu";
  private static final String RECONCILED = "dan-toc";
  private static final Duration LONGER_THAN_A_LEASE = Duration.ofMinutes(11);

  /** When the first gateway falls behind: its batch is read, but is it sent? */
  enum Late {
    BEFORE_THE_NATION_HAS_THE_BATCH,
    AFTER_THE_NATION_HAS_TAKEN_THE_BATCH
  }

  private Town town;
  private Gateway other;
  private int day = 1;

  @BeforeAll
  void open() {
    town = Town.at(Site.laiChau(Site.On.POSTGRES));
    for (String flow : List.of(RECONCILED, "ton-giao", "don-vi-hanh-chinh", "mau-phieu")) {
      town.approvedRun(flow);
    }
    town.people().capture().install(FED, true, "An");
    rest();
    other = town.another();
  }

  @AfterAll
  void close() {
    other.close();
    town.close();
  }

  /** Until verdicts have come back and nothing is left to do. */
  private void rest() {
    for (int i = 0; i < 5 && read(town.tick(FED)) > 0; i++) {
      assertThat(i).isLessThan(4);
    }
  }

  private Report theOther(String flow) {
    return new RouteRunner(other.context()).run(flow, RunRequest.scheduled());
  }

  private void edit(int newest) {
    town.sql(
        "UPDATE phieu SET ngay_lap = DATE '2026-02-%02d' WHERE trang_thai = 'DA_DUYET'"
            .formatted(newest));
  }

  private void interrupt(Late late, Runnable deed) {
    if (late == Late.BEFORE_THE_NATION_HAS_THE_BATCH) {
      town.before(Purpose.BATCH, deed);
    } else {
      town.after(Purpose.BATCH, deed);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRunningFlowIsLeftAlone(Late moment) {
    edit(++day);
    List<Throwable> refused = new ArrayList<>();
    interrupt(moment, () -> refused.add(catchThrowable(() -> theOther(FED))));

    Report first = town.tick(FED);

    assertThat(refused).hasSize(1).allMatch(FlowUnavailable.class::isInstance);
    assertThat(first.result()).isEqualTo("in-step");
    assertThat(first.counts().of(Count.DELIVERED)).isEqualTo(3);
    rest();
    assertThat(read(theOther(FED))).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void aFeedIsTakenOverInTheMiddleOfABatch(Late moment) {
    edit(++day);
    int before = receipts().size();
    List<Report> second = new ArrayList<>();
    interrupt(
        moment,
        () -> {
          edit(++day);
          town.clock.advance(LONGER_THAN_A_LEASE);
          second.add(theOther(FED));
        });

    Report first = town.tick(FED);

    assertThat(second).hasSize(1);
    assertThat(second.get(0).result()).isEqualTo("in-step");
    assertThat(second.get(0).counts().of(Count.DELIVERED)).isEqualTo(3);
    assertThat(first.result()).isEqualTo("held");
    assertThat(String.valueOf(first.cause())).contains("lease-lost");
    assertThat(first.counts().of(Count.DELIVERED)).isZero();
    assertThat(receipts()).hasSize(before + 1).last().matches(sent -> sent.run() != first.run());
    assertNewest();
    assertThat(created()).doesNotHaveDuplicates();
    rest();
    assertThat(read(theOther(FED))).isZero();
    assertNewest();
  }

  private List<Receipt.Sent> receipts() {
    return town.gateway().ledger().receipts().of(FED, Key.of("PT01-03390001-2025"));
  }

  private void assertNewest() {
    assertThat(town.stored(FED).values())
        .extracting(form -> form.path("ngayLap").asText())
        .hasSize(3)
        .containsOnly("2026-02-%02d".formatted(day));
    assertThat(town.gateway().ledger().entries().counts(FED)).isEmpty();
  }

  private List<String> created() {
    return town.nation.journal().stream()
        .filter(line -> line.path("resource").asText().equals(FED))
        .filter(line -> line.path("status").asText().equals("CREATED"))
        .map(line -> line.path("id").asText())
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void aReconciledFlowIsTakenOverInTheMiddleOfABatch(Late moment) {
    spell("Cũ " + moment.ordinal());
    List<Report> second = new ArrayList<>();
    interrupt(
        moment,
        () -> {
          spell("Mới " + moment.ordinal());
          town.clock.advance(LONGER_THAN_A_LEASE);
          second.add(theOther(RECONCILED));
        });

    Report first = town.tick(RECONCILED);

    assertThat(second).hasSize(1);
    assertThat(second.get(0).result()).isEqualTo("in-step");
    assertThat(first.result()).isEqualTo("held");
    assertThat(String.valueOf(first.cause())).contains("lease-lost");
    assertThat(Town.written(town.tick(RECONCILED))).isZero();
    assertThat(Town.written(theOther(RECONCILED))).isZero();
    assertThat(town.record(RECONCILED, Map.of("ma", "12")).at("/tenKhac/0").asText())
        .isEqualTo("Mới " + moment.ordinal());
    assertThat(town.value("SELECT ten_khac FROM dm_dan_toc WHERE ma_tk = '11'"))
        .isEqualTo("Mới " + moment.ordinal());
    assertThat(town.entry(RECONCILED, "12").standing()).isEqualTo(Standing.IN_STEP);
  }

  private void spell(String name) {
    town.sql("UPDATE dm_dan_toc SET ten_khac = '%s' WHERE ma_tk = '11'".formatted(name));
  }

  @Test
  void aNodeWithAnotherKeyOfReceiptsDoesNotStart() {
    assertThatThrownBy(() -> town.another(new byte[32]))
        .isInstanceOfSatisfying(
            Unfit.class,
            refused ->
                assertThat(refused.problems())
                    .singleElement()
                    .extracting(Problem::text, as(InstanceOfAssertFactories.STRING))
                    .matches(
                        ".*data/receipts.key key: found a key with the fingerprint"
                            + " 66687aadf862bd77, expected the key of the ledger's receipts,"
                            + " with the fingerprint [0-9a-f]{16}, .*"));
    rest();
    assertThat(read(theOther(FED))).isZero();
  }

  @Test
  void aGatewayThatIsGoneLeavesItsFlowToTheOther() {
    edit(++day);
    assertThat(town.gateway().ledger().leases().acquire(FED, "gone", LONGER_THAN_A_LEASE))
        .isPresent();
    assertThat(catchThrowable(() -> theOther(FED))).isInstanceOf(FlowUnavailable.class);

    town.clock.advance(LONGER_THAN_A_LEASE);

    assertThat(theOther(FED).counts().of(Count.DELIVERED)).isEqualTo(3);
    assertNewest();
    rest();
  }

  private static int read(Report report) {
    return report.counts().of(Count.READ_PROVINCE);
  }
}
