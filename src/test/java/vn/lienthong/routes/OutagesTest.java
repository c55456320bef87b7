package vn.lienthong.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.admin.FlowState;
import vn.lienthong.admin.StatusView;
import vn.lienthong.flow.Report;
import vn.lienthong.ledger.Loser;
import vn.lienthong.national.NationalCall.Purpose;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Key;
import vn.lienthong.record.Standing;

/**
 * A nation that is away, records it has locked, and sides that change under the gateway's hands.
 */
@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutagesTest {
  private static final String FLOW = "ton-giao";
  @Parameter private Site.On on = Site.On.H2;
  private Town town;

  @BeforeParameterizedClassInvocation
  void open() {
    town = Town.at(Site.laiChau(on).with("retry.attempts", "4").with("retry.first", "10m"));
    town.approvedRun(FLOW);
    town.approvedRun("dan-toc");
  }

  @AfterParameterizedClassInvocation
  void close() {
    town.close();
  }

  @Test
  void aNationThatIsAwayHoldsTheRunAndNothingElse() {
    province("99", "một");
    town.faults("{'status':503,'code':'UNAVAILABLE','operation':'list'}");
    Report reading = town.tick(FLOW);
    town.faults("{'status':503,'code':'UNAVAILABLE','operation':'write'}");
    Report writing = town.tick(FLOW);

    for (Report held : java.util.List.of(reading, writing)) {
      assertThat(held.result()).isEqualTo("held");
      assertThat(held.cause()).isNotNull();
      assertThat(held.cause().code()).isEqualTo("national-unreachable");
    }
    assertThat(town.status(FLOW).state()).isEqualTo(FlowState.HELD);
    assertThat(town.status(FLOW).counts().parked()).isZero();
    assertThat(entry("99").standing()).isEqualTo(Standing.IN_STEP);
    assertThat(entry("99").attempts()).isZero();

    town.faults("[]");
    assertThat(Town.written(town.tick(FLOW))).isEqualTo(1);
    assertThat(nation("99")).isEqualTo("một");
    assertThat(town.status(FLOW).state()).isEqualTo(FlowState.IN_STEP);
  }

  @Test
  void aHeldRunEndsItsRouteInPeace() {
    for (String operation : java.util.List.of("list", "write")) {
      province("99", operation);
      town.faults("{'status':503,'code':'UNAVAILABLE','operation':'%s'}".formatted(operation));
      CamelContext context = town.gateway().context();
      Exchange asked =
          context
              .createProducerTemplate()
              .request(context.getEndpoint("direct:" + FLOW), exchange -> {});

      assertThat(asked.getMessage().getBody(Report.class).result()).isEqualTo("held");
      assertThat(asked.getException()).as("at " + operation).isNull();
    }
    town.faults("[]");
    town.tick(FLOW);
  }

  @Test
  void anOutageIsOneAlertForAllFlowsAndOneWordWhenItIsOver() {
    town.look();
    town.faults("{'status':503,'code':'UNAVAILABLE'}");
    town.tick(FLOW);
    town.tick("dan-toc");
    town.look();
    town.look();
    assertThat(town.people().status().alerts())
        .extracting(StatusView.Alarm::kind)
        .containsExactly("nation-away");
    assertThat(town.people().status().toDo()).noneMatch(toDo -> toDo.kind().equals("held"));

    town.faults("[]");
    town.clock.advance(Duration.ofMinutes(1));
    town.tick("dan-toc");
    town.look();
    assertThat(town.people().status().alerts()).isEmpty();
    town.tick(FLOW);
  }

  @Test
  void anAnswerLostAfterWritingDoublesNothing() {
    province("12", "hai");
    town.faults("{'status':504,'afterWrite':true,'times':1}");
    int before = town.nation.journal().size();

    assertThat(town.tick(FLOW).result()).isEqualTo("held");
    town.faults("[]");

    assertThat(Town.written(town.tick(FLOW))).isZero();
    assertThat(town.nation.journal()).hasSize(before + 1);
    assertThat(nation("12")).isEqualTo("hai");
    assertThat(town.plan(FLOW).records()).isEmpty();
  }

  @Test
  void aLockedRecordIsTriedAgainWithGrowingWaitsAndParkedAfterTheLast() {
    String id = town.record(FLOW, Map.of("ma", "04")).path("id").asText();
    town.faults("{'locked':['%s']}".formatted(id));
    province("04", "ba");

    for (int attempt = 1; attempt < 4; attempt++) {
      town.tick(FLOW);
      Entry waits = entry("04");
      assertThat(waits.standing()).isEqualTo(Standing.WAITING);
      assertThat(waits.attempts()).isEqualTo(attempt);
      assertThat(waits.causes().get(0).code()).isEqualTo("locked");
      Duration most = Duration.ofMinutes(attempt == 3 ? 40 : 10L * attempt);
      assertThat(Duration.between(town.clock.instant(), waits.nextAttempt()))
          .isBetween(Duration.ZERO, most);
      if (waits.nextAttempt().isAfter(town.clock.instant())) {
        town.restart();
        town.tick(FLOW);
        assertThat(entry("04").attempts()).as("not before it is due").isEqualTo(attempt);
      }
      town.clock.advance(most.plusSeconds(1));
    }
    town.tick(FLOW);
    assertThat(entry("04").standing()).isEqualTo(Standing.PARKED);
    assertThat(entry("04").nextAttempt()).isNull();
    town.clock.advance(Duration.ofHours(2));
    town.tick(FLOW);
    assertThat(entry("04").attempts()).isEqualTo(4);

    town.faults("[]");
    town.people().retry(FLOW, "04", null, 0);
    assertThat(nation("04")).isEqualTo("ba");
    assertThat(entry("04").standing()).isEqualTo(Standing.IN_STEP);
    assertThat(entry("04").attempts()).isZero();
  }

  @Test
  void anEditAtTheNationBetweenReadingAndWritingIsDecidedAgain() {
    province("13", "của tỉnh");
    town.before(Purpose.BATCH, () -> town.ministry(FLOW, "{'ma':'13','toChuc':'của bộ'}"));

    Report first = town.tick(FLOW);

    assertThat(first.result()).isEqualTo("behind");
    assertThat(nation("13")).isEqualTo("của bộ");
    town.tick(FLOW);
    assertThat(here("13")).isEqualTo("của bộ");
    assertThat(losers("13")).contains("của tỉnh");
    assertThat(Town.written(town.tick(FLOW))).isZero();
  }

  @Test
  void anEditInTheProvinceBetweenReadingAndWritingIsDecidedAgain() {
    town.ministry(FLOW, "{'ma':'01','toChuc':'của bộ'}");
    town.before(Purpose.PAGE, () -> province("01", "của tỉnh"));

    Report first = town.tick(FLOW);

    assertThat(here("01")).isEqualTo("của tỉnh");
    assertThat(first.result()).isEqualTo("behind");
    town.tick(FLOW);
    assertThat(here("01")).isEqualTo("của bộ");
    assertThat(losers("01")).contains("của tỉnh");
    assertThat(Town.written(town.tick(FLOW))).isZero();
  }

  @Test
  void aProvincesOwnEditSurvivesTheMinistrysEditOfAnotherField() {
    town.ministry("dan-toc", "{'ma':'10','ghiChu':'của bộ'}");
    town.before(
        Purpose.PAGE, () -> town.sql("UPDATE dm_dan_toc SET ten_khac = 'Jrai' WHERE ma_tk = '10'"));

    town.tick("dan-toc");
    town.tick("dan-toc");

    assertThat(town.record("dan-toc", Map.of("ma", "10")).path("tenKhac").path(0).asText())
        .isEqualTo("Jrai");
    assertThat(town.value("SELECT ghi_chu FROM dm_dan_toc WHERE ma_tk = '10'")).isEqualTo("của bộ");
    assertThat(Town.written(town.tick("dan-toc"))).isZero();
  }

  private void province(String code, String value) {
    town.sql("UPDATE dm_ton_giao SET to_chuc = '%s' WHERE ma = '%s'".formatted(value, code));
  }

  private String here(String code) {
    return town.value("SELECT to_chuc FROM dm_ton_giao WHERE ma = '%s'".formatted(code));
  }

  private String nation(String code) {
    return town.record(FLOW, Map.of("ma", code)).path("toChuc").asText();
  }

  private java.util.List<String> losers(String code) {
    return town.gateway().ledger().losers().byKey(FLOW, Key.of(code)).stream()
        .map(Loser::value)
        .toList();
  }

  private Entry entry(String code) {
    return town.entry(FLOW, code);
  }
}
