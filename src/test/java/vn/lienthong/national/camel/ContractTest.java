package vn.lienthong.national.camel;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.lienthong.national.NationalRequests;
import vn.lienthong.national.Samples;
import vn.lienthong.record.Key;
import vn.lienthong.record.Row;
import vn.lienthong.record.Write;

/** What we send, and what these tests answer, judged against the contract by someone else. */
class ContractTest extends NationalApiFixture {
  private final OpenApiInteractionValidator contract =
      OpenApiInteractionValidator.createFor("mappings/national-api.openapi.yaml").build();
  private final NationalRequests requests =
      new NationalRequests(Samples.units(), Samples.IDS, Clock.systemUTC());

  @Test
  void everyRequestFitsTheContract() throws Exception {
    String unit = Samples.record("TW:03388:2025-07-01", "03388", "Đoàn Kết");
    answer(okJson(Samples.page(2, 1, unit)));
    nation.stubFor(
        WireMock.get(urlPathMatching("/api/v1/don-vi-hanh-chinh/.+"))
            .willReturn(okJson(Samples.envelope(unit))));
    nation.stubFor(
        post(urlPathEqualTo("/api/v1/don-vi-hanh-chinh/batch"))
            .willReturn(okJson(Samples.envelope("[]"))));

    ask(requests.page(200, null, null), null);
    ask(requests.page(200, "TW:03388:2025-07-01", "2026-01-02T03:04:05Z"), null);
    ask(requests.one("TW:03388:2025-07-01"), null);
    ask(requests.batch("key-12345"), new ObjectMapper().writeValueAsString(batch()));

    List<ServeEvent> events = nation.getAllServeEvents();
    assertThat(events).hasSize(5);
    for (ServeEvent event : events) {
      ValidationReport report = contract.validate(request(event), response(event));
      assertThat(report.getMessages()).as(event.getRequest().getUrl()).isEmpty();
    }
  }

  private Map<String, Object> batch() {
    Row stored = Samples.row("TW:03388:2025-07-01", 7, "03388", "2025-07-01");
    Key key = stored.key();
    Map<String, String> fields = Map.of("ten", "x", "dienTich", "1.25", "hieuLucTu", "2025-07-01");
    return requests.body(
        List.of(
            new Write(Key.of("03618", "2025-07-01"), Write.Action.CREATE, fields, null),
            new Write(key, Write.Action.UPDATE, Map.of("maCha", ""), stored),
            new Write(key, Write.Action.RETIRE, Map.of("hieuLucDen", "2026-01-01"), stored),
            new Write(key, Write.Action.RETIRE, Map.of(), stored)));
  }

  private static Request request(ServeEvent event) {
    var sent = event.getRequest();
    URI uri = URI.create(sent.getUrl());
    SimpleRequest.Builder request =
        new SimpleRequest.Builder(sent.getMethod().value(), uri.getPath());
    for (var header : sent.getHeaders().all()) {
      request.withHeader(header.key(), header.values());
    }
    if (uri.getRawQuery() != null) {
      for (String pair : uri.getRawQuery().split("&")) {
        String[] half = pair.split("=", 2);
        request.withQueryParam(half[0], URLDecoder.decode(half[1], StandardCharsets.UTF_8));
      }
    }
    return sent.getBody().length == 0
        ? request.build()
        : request.withBody(sent.getBodyAsString()).build();
  }

  private static SimpleResponse response(ServeEvent event) {
    return SimpleResponse.Builder.status(event.getResponse().getStatus())
        .withContentType("application/json")
        .withBody(event.getResponse().getBodyAsString())
        .build();
  }
}
