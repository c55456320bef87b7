package vn.lienthong.routes;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.admin.FlowState;
import vn.lienthong.admin.StatusView;
import vn.lienthong.flow.FlowUnavailable;
import vn.lienthong.flow.Report;
import vn.lienthong.ledger.Count;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Standing;

/**
 * A record that the nation breaks at, or does not answer to, in a flow that goes both ways: it
 * waits by itself and the others are taken. A nation that takes nothing at all is away, and no
 * record is to blame.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StubbornRecordTest {
  private static final String FLOW = "ton-giao";
  private static final List<String> CODES = List.of("04", "12", "13", "99");
  private final WireMockServer before =
      new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1").gzipDisabled(true));
  private Town town;
  private int edit;

  @BeforeAll
  void open() throws Exception {
    before.start();
    town =
        Town.at(
            Site.laiChau(Site.On.H2)
                .with("national.url", before.baseUrl() + "/api/v1")
                .with("national.silence-timeout", "1s")
                .with("retry.attempts", "3")
                .with("retry.first", "10m"));
    stub();
    // the first call through takes long
    new URL(before.baseUrl() + "/_sandbox/records").openStream().close();
    town.approvedRun(FLOW);
  }

  @AfterAll
  void close() {
    town.close();
    before.stop();
  }

  @BeforeEach
  void allAreEdited() {
    stub();
    edit++;
    CODES.forEach(
        code ->
            town.sql(
                "UPDATE dm_ton_giao SET to_chuc = '%s lần %d' WHERE ma = '%s'"
                    .formatted(code, edit, code)));
  }

  private void stub(MappingBuilder... faults) {
    before.resetAll();
    before.stubFor(
        any(anyUrl())
            .atPriority(9)
            .willReturn(
                aResponse()
                    .proxiedFrom(town.nation.url())
                    .withRemoveRequestHeader("Accept-Encoding")));
    for (MappingBuilder fault : faults) {
      before.stubFor(fault.atPriority(1));
    }
  }

  private static MappingBuilder batches(ResponseDefinitionBuilder answer) {
    return post(urlPathEqualTo("/api/v1/" + FLOW + "/batch")).willReturn(answer);
  }

  private static ResponseDefinitionBuilder fault(String kind) {
    return switch (kind) {
      case "reset" -> aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER);
      case "silence" -> aResponse().withFixedDelay(1_500);
      default -> aResponse().withStatus(500);
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"reset", "silence", "500"})
  void itWaitsByItselfAndTheOthersAreTaken(String kind) {
    stub(batches(fault(kind)).withRequestBody(containing("12 lần " + edit)));

    Report report = town.tick(FLOW);

    assertThat(report.result()).isEqualTo("in-step");
    assertThat(report.counts().of(Count.TO_NATION)).isEqualTo(3);
    assertThat(town.entry(FLOW, "12").standing()).isEqualTo(Standing.WAITING);
    assertThat(town.entry(FLOW, "12").causes()).containsExactly(Cause.of("no-answer"));
    assertThat(town.entry(FLOW, "12").attempts()).isEqualTo(1);
    assertThat(nation("04")).isEqualTo("04 lần " + edit);
    assertThat(nation("99")).isEqualTo("99 lần " + edit);

    stub();
    town.people().retry(FLOW, "12", null, 0);
    assertThat(nation("12")).isEqualTo("12 lần " + edit);
    assertThat(town.entry(FLOW, "12").standing()).isEqualTo(Standing.IN_STEP);
  }

  @Test
  void itIsSetAsideInTheEndAndMeanwhileTheOthersGoOn() {
    stub(batches(aResponse().withStatus(500)).withRequestBody(containing("12 lần " + edit)));
    town.tick(FLOW);

    for (int i = 0; i < 3; i++) {
      town.clock.advance(Duration.ofHours(2));
      town.sql("UPDATE dm_ton_giao SET to_chuc = '04 số %d' WHERE ma = '04'".formatted(i));
      town.tick(FLOW);
      assertThat(nation("04")).isEqualTo("04 số " + i);
    }
    assertThat(town.entry(FLOW, "12").standing()).isEqualTo(Standing.PARKED);

    stub();
    town.people().retry(FLOW, "12", null, 0);
    assertThat(town.entry(FLOW, "12").standing()).isEqualTo(Standing.IN_STEP);
  }

  @Test
  void aNationThatReadsButTakesNothingHoldsTheFlowAndBlamesNobody() {
    stub(batches(aResponse().withStatus(502)));

    Report report = town.tick(FLOW);

    assertThat(report.result()).isEqualTo("held");
    assertThat(report.cause().code()).isEqualTo("national-unreachable");
    for (String code : CODES) {
      assertThat(town.entry(FLOW, code).attempts()).as(code).isZero();
    }
    stub();
    town.clock.advance(Duration.ofMinutes(1));
    assertThat(Town.written(awaken())).isEqualTo(CODES.size());
    CODES.forEach(code -> assertThat(nation(code)).isEqualTo(code + " lần " + edit));
  }

  @Test
  void aNationThatAsksToBeLeftAloneIsOverARestartTooUnlessAPersonAsks() {
    town.faults("{'status':503,'retryAfter':1200,'resource':'ton-giao','times':1}");

    assertThat(town.tick(FLOW).result()).isEqualTo("held");
    StatusView.Quiet quiet = town.status(FLOW).quiet();
    assertThat(quiet).isNotNull();
    assertThat(quiet.why()).isEqualTo("asked-to-wait");
    assertThat(Duration.between(town.clock.instant(), quiet.until()))
        .isBetween(Duration.ofMinutes(20), Duration.ofMinutes(30));
    for (Duration later : List.of(Duration.ofSeconds(1), Duration.ofSeconds(1198))) {
      town.clock.advance(later);
      town.restart();
      assertThatThrownBy(() -> town.tick(FLOW)).isInstanceOf(FlowUnavailable.class);
    }
    assertThat(town.run("dan-toc").state()).isNotNull();
    town.clock.advance(Duration.ofSeconds(602));
    assertThat(Town.written(town.tick(FLOW))).isEqualTo(CODES.size());

    town.faults("{'status':429,'retryAfter':86400,'resource':'ton-giao','times':1}");
    assertThat(town.tick(FLOW).result()).isEqualTo("held");
    assertThatThrownBy(() -> town.tick(FLOW)).isInstanceOf(FlowUnavailable.class);
    assertThat(town.run(FLOW).state()).isEqualTo(FlowState.IN_STEP);
    town.clock.advance(Duration.ofMinutes(91));
    assertThat(town.tick(FLOW).result()).isEqualTo("in-step");
  }

  /** Once the breaker lets calls through again, which it does after a second. */
  private Report awaken() {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    Report report = town.tick(FLOW);
    while (report.result().equals("held") && System.nanoTime() < deadline) {
      report = town.tick(FLOW);
    }
    return report;
  }

  private String nation(String code) {
    return town.record(FLOW, Map.of("ma", code)).path("toChuc").asText();
  }
}
