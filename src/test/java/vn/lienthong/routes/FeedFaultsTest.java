package vn.lienthong.routes;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.net.URL;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import vn.lienthong.demo.DemoFilling;
import vn.lienthong.flow.Report;
import vn.lienthong.ledger.Count;
import vn.lienthong.record.Cause;
import vn.lienthong.record.Entry;
import vn.lienthong.record.Standing;

/**
 * What goes wrong with a batch that is fed, over the shipped routes: a server stands before the
 * nation and loses, spoils or refuses. However it ends, a few runs later the nation holds what the
 * province holds, and no record came to life twice.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeedFaultsTest {
  private static final String FLOW = "phieu-ho";
  private static final int FORMS = 40;
  private static final String SOME = "0000011";

  private final Spoiling spoiling = new Spoiling();
  private final WireMockServer before =
      new WireMockServer(
          options().dynamicPort().bindAddress("127.0.0.1").gzipDisabled(true).extensions(spoiling));
  private Town town;
  private String form;
  private int people = 10;

  @BeforeAll
  void open() throws Exception {
    before.start();
    town =
        Town.at(
            Site.laiChau(Site.On.H2)
                .with("national.url", before.baseUrl() + "/api/v1")
                .with("national.silence-timeout", "6s")
                .with("purpose." + FLOW, "thử"));
    try (Connection connection = Sides.open(town.province)) {
      DemoFilling.households(connection, Sides.FIXTURES, FORMS);
    }
    stub();
    // the first call through takes long
    new URL(before.baseUrl() + "/_sandbox/records").openStream().close();
    for (String flow : List.of("dan-toc", "ton-giao", "don-vi-hanh-chinh", "mau-phieu")) {
      town.approvedRun(flow);
    }
    town.people().capture().install(FLOW, true, "An");
    town.tick(FLOW);
    form = town.value("SELECT so_phieu FROM phieu_ho WHERE so_phieu LIKE '%" + SOME + "'");
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

  private static MappingBuilder once(ResponseDefinitionBuilder answer) {
    return batches(answer).inScenario("once").whenScenarioStateIs("Started").willSetStateTo("over");
  }

  @AfterAll
  void close() {
    town.close();
    before.stop();
  }

  @BeforeEach
  void allFormsChange() {
    town.sql("UPDATE phieu_ho SET so_nhan_khau = " + ++people + " WHERE ky = '2026'");
  }

  @AfterEach
  void nothingIsLostOrDoubled() {
    stub();
    town.clock.advance(Duration.ofHours(2));
    awaken();
    town.people().retry(FLOW, null, null, 0);
    Report last = town.tick(FLOW);
    assertThat(last.result()).isEqualTo("in-step");
    assertThat(last.counts().of(Count.READ_PROVINCE)).isZero();
    assertThat(town.differences()).filteredOn(text -> text.startsWith(FLOW + " ")).isEmpty();
    assertThat(
            town.nation.journal().stream()
                .filter(line -> line.path("resource").asText().equals(FLOW))
                .filter(line -> line.path("status").asText().equals("CREATED"))
                .map(line -> line.path("id").asText()))
        .doesNotHaveDuplicates();
  }

  /** Until the breaker lets calls through again, which it does after a second. */
  private void awaken() {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (town.tick(FLOW).result().equals("held") && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
  }

  /** All records of a run that ended well were taken. */
  private void allTaken(Report report) {
    assertThat(report.result()).isEqualTo("in-step");
    assertThat(count(report, Count.DELIVERED) + count(report, Count.UNCHANGED)).isEqualTo(due());
    assertThat(count(report, Count.PARKED) + count(report, Count.WAITING)).isZero();
  }

  private int due() {
    return Integer.parseInt(
        String.valueOf(
            town.value(
                "SELECT COUNT(*) FROM phieu_ho WHERE ky = '2026' AND trang_thai = 'DA_DUYET'")));
  }

  @Test
  void aServerErrorIsTriedAgainInTheSameRun() {
    stub(once(aResponse().withStatus(500)));

    allTaken(town.tick(FLOW));
  }

  @Test
  void aLostConnectionIsTriedAgainInTheSameRun() {
    stub(once(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));

    allTaken(town.tick(FLOW));
  }

  @Test
  void anAnswerThatDoesNotComeIsAskedForAgain() {
    stub(once(aResponse().withFixedDelay(8_000)));

    allTaken(town.tick(FLOW));
  }

  @Test
  void anAnswerLostAfterTheNationTookTheBatchIsAskedForAgain() {
    spoiling.next(answer -> answer.substring(0, answer.length() / 2));

    Report report = town.tick(FLOW);

    assertThat(count(report, Count.PARKED)).isZero();
  }

  @Test
  void aPageOfAProxyIsNoAnswer() {
    spoiling.next(answer -> "<html>busy</html>");

    Report report = town.tick(FLOW);

    assertThat(count(report, Count.PARKED)).isZero();
  }

  @Test
  void aRecordWithoutAnswerWaitsAndTheOthersAreTaken() {
    results(data -> data.remove(place(data)));

    waits(town.tick(FLOW), "no-answer");
  }

  @Test
  void aRecordAnsweredTwiceInTwoWaysWaits() {
    results(
        data -> data.add(((ObjectNode) data.get(place(data)).deepCopy()).put("status", "STALE")));

    waits(town.tick(FLOW), "ambiguous-answer");
  }

  @Test
  void anAnswerOfAnotherRecordIsNoAnswerOfOurs() {
    results(data -> ((ObjectNode) data.get(place(data))).put("id", "12:PH01-00000000-0000000"));

    waits(town.tick(FLOW), "no-answer");
  }

  @Test
  void anAnswerToWhatWasNotAskedIsPassedOver() {
    results(
        data ->
            data.add(
                ((ObjectNode) data.get(0).deepCopy())
                    .put("id", "12:PH01-00000000-0000000")
                    .put("index", FORMS * 10)));

    allTaken(town.tick(FLOW));
  }

  private void waits(Report report, String cause) {
    assertThat(report.result()).isEqualTo("in-step");
    assertThat(count(report, Count.WAITING)).isEqualTo(1);
    assertThat(count(report, Count.DELIVERED)).isEqualTo(due() - 1);
    Entry entry = town.entry(FLOW, form);
    assertThat(entry).isNotNull();
    assertThat(entry.standing()).isEqualTo(Standing.WAITING);
    assertThat(entry.causes()).containsExactly(Cause.of(cause));
  }

  @Test
  void aRejectedRecordIsParkedUnderItsCause() {
    results(
        data -> {
          ObjectNode one = ((ObjectNode) data.get(place(data))).put("status", "REJECTED");
          one.putArray("errors")
              .addObject()
              .put("field", "chuHo")
              .put("code", "QUA_DAI")
              .put("message", "Lò");
        });

    parkedAlone(town.tick(FLOW));

    assertThat(town.entry(FLOW, form).causes()).extracting(Cause::field).containsExactly("chuHo");
  }

  @Test
  void aBatchRefusedForOneRecordCostsOneRecord() {
    stub(
        batches(
                aResponse()
                    .withStatus(422)
                    .withHeader("Content-Type", "application/json")
                    .withBody("{\"code\":\"VALIDATION\",\"message\":\"no\"}"))
            .withRequestBody(containing(SOME)));

    parkedAlone(town.tick(FLOW));
  }

  @Test
  void aRecordThatTheNationBreaksAtIsParkedAndTheOthersAreTaken() {
    stub(
        batches(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER))
            .withRequestBody(containing(SOME)));

    parkedAlone(town.tick(FLOW));

    assertThat(town.entry(FLOW, form).causes()).containsExactly(Cause.of("no-answer"));
  }

  private void parkedAlone(Report report) {
    assertThat(report.result()).isEqualTo("in-step");
    assertThat(count(report, Count.PARKED)).isEqualTo(1);
    assertThat(count(report, Count.DELIVERED)).isEqualTo(due() - 1);
    assertThat(town.entry(FLOW, form).standing()).isEqualTo(Standing.PARKED);
  }

  @Test
  void anOutageHoldsTheFlowAndParksNothing() {
    stub(batches(aResponse().withStatus(503)));
    var place = town.gateway().ledger().feeds().of(FLOW).place();

    Report report = town.tick(FLOW);

    assertThat(report.result()).isEqualTo("held");
    assertThat(town.gateway().ledger().entries().counts(FLOW)).isEmpty();
    assertThat(town.gateway().ledger().feeds().of(FLOW).place()).isEqualTo(place);
  }

  @Test
  void whatTheNationKnowsNewerIsLeftAlone() {
    String id = "12:" + form;
    String far = "9000000000000.1";
    String own = town.stored(FLOW).get(id).path("phienBanNguon").asText();
    town.raw(FLOW, id, "{'phienBanNguon':'" + far + "'}");

    Report report = town.tick(FLOW);

    assertThat(count(report, Count.SUPERSEDED)).isEqualTo(1);
    assertThat(count(report, Count.DELIVERED)).isEqualTo(due() - 1);
    assertThat(town.entry(FLOW, form)).isNull();
    town.raw(FLOW, id, "{'phienBanNguon':'" + own + "'}");
    town.sql("UPDATE phieu_ho SET so_nhan_khau = " + ++people + " WHERE ky = '2026'");
  }

  /** The place of the one record among the answers. */
  private int place(ArrayNode data) {
    for (int i = 0; i < data.size(); i++) {
      if (data.get(i).path("id").asText().equals("12:" + form)) {
        return i;
      }
    }
    throw new IllegalStateException("not in this batch");
  }

  /** The next batch's results are told otherwise than they are. */
  private void results(Consumer<ArrayNode> otherwise) {
    spoiling.next(
        answer -> {
          try {
            ObjectMapper json = new ObjectMapper();
            ObjectNode envelope = (ObjectNode) json.readTree(answer);
            otherwise.accept((ArrayNode) envelope.path("data"));
            return json.writeValueAsString(envelope);
          } catch (java.io.IOException broken) {
            throw new IllegalStateException(answer, broken);
          }
        });
  }

  private static int count(Report report, Count count) {
    return report.counts().of(count);
  }
}
