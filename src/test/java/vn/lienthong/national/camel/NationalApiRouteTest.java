package vn.lienthong.national.camel;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.lienthong.national.NationalCall;
import vn.lienthong.national.NationalProblem;
import vn.lienthong.national.Samples;
import vn.lienthong.national.Verdict;

class NationalApiRouteTest extends NationalApiFixture {
  private static final String ENDED =
      "{\"fault\":{\"code\":900901,\"message\":\"m\",\"description\":\"d\"}}";

  @Test
  void asksWithATokenAndWithoutTheCallersHeaders() {
    answer(okJson(Samples.page(2, 0)));

    assertThat(ask(PAGE, null).path("page").path("size").asInt()).isEqualTo(2);

    nation.verify(
        getRequestedFor(urlEqualTo("/api/v1/don-vi-hanh-chinh?size=2"))
            .withHeader("Authorization", equalTo("Bearer first"))
            .withHeader("X-Stranger", absent()));
    nation.verify(
        postRequestedFor(urlEqualTo("/token"))
            .withHeader("Authorization", equalTo("Basic a2V5OnNlY3JldA=="))
            .withFormParam("grant_type", equalTo("client_credentials")));
  }

  @Test
  void sendsABatchUnderItsKey() {
    nation.stubFor(
        post(urlPathEqualTo("/api/v1/don-vi-hanh-chinh/batch"))
            .willReturn(okJson(Samples.envelope("[]"))));

    ask(BATCH, "{\"data\":[\"Mường Tè\"]}");

    nation.verify(
        postRequestedFor(urlPathEqualTo("/api/v1/don-vi-hanh-chinh/batch"))
            .withHeader("Idempotency-Key", equalTo("key-12345"))
            .withHeader("traceparent", matching("00-[0-9a-f]{16}000000000000002a-[0-9a-f]{16}-01"))
            .withHeader("Content-Type", WireMock.containing("application/json"))
            .withRequestBody(equalTo("{\"data\":[\"Mường Tè\"]}")));
  }

  @Test
  void asksOnceMoreWithANewTokenWhenTheOldOneEnded() {
    nation.stubFor(
        post(urlPathEqualTo("/api/v1/don-vi-hanh-chinh/batch")).willReturn(json(401, ENDED)));
    nation.stubFor(
        post(urlPathEqualTo("/api/v1/don-vi-hanh-chinh/batch"))
            .withHeader("Authorization", equalTo("Bearer second"))
            .withRequestBody(equalTo("{\"data\":[]}"))
            .willReturn(okJson(Samples.envelope("[]"))));
    nation.stubFor(token("first").inScenario("token").willSetStateTo("renewed"));
    nation.stubFor(token("second").inScenario("token").whenScenarioStateIs("renewed"));

    assertThat(ask(BATCH, "{\"data\":[]}").path("data").isArray()).isTrue();

    nation.verify(2, postRequestedFor(urlEqualTo("/token")));
  }

  @Test
  void givesUpWhenTheNewTokenIsRefusedToo() {
    answer(json(401, ENDED));

    assertProblem(Verdict.NOT_AUTHORISED, "not-authorised");

    nation.verify(2, postRequestedFor(urlEqualTo("/token")));
    nation.verify(2, getRequestedFor(urlPathEqualTo("/api/v1/don-vi-hanh-chinh")));
  }

  @Test
  void fetchesOneTokenForManyThreads() throws Exception {
    answer(okJson(Samples.page(2, 0)));
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Object>> calls =
          Stream.<Callable<Object>>generate(() -> () -> ask(PAGE, null)).limit(8).toList();
      for (Future<Object> call : threads.invokeAll(calls)) {
        assertThat(call.get()).isNotNull();
      }
    } finally {
      threads.shutdown();
    }
    nation.verify(1, postRequestedFor(urlEqualTo("/token")));
  }

  @Test
  void tellsARefusedKeyFromAnUnreachableTokenServer() {
    nation.stubFor(post(urlPathEqualTo("/token")).willReturn(json(401, "{}")));
    assertProblem(Verdict.NOT_AUTHORISED, "token-refused");

    clock.advance(Duration.ofSeconds(1));
    nation.stubFor(post(urlPathEqualTo("/token")).willReturn(aResponse().withStatus(502)));
    assertProblem(Verdict.RETRY_LATER, "nation-busy");

    nation.verify(0, getRequestedFor(anyUrl()));
  }

  @Test
  void followsNoRedirect() {
    answer(aResponse().withStatus(307).withHeader("Location", "/api/v1/elsewhere"));

    assertProblem(Verdict.CONTRACT_BROKEN, "redirected");

    nation.verify(0, getRequestedFor(urlPathEqualTo("/api/v1/elsewhere")));
  }

  @Test
  void doesNotRepeatByItselfWhenAskedToWait() {
    answer(json(503, Samples.failure("UNAVAILABLE")).withHeader("Retry-After", "1"));

    NationalProblem problem = problem(PAGE);

    assertThat(problem.verdict()).isEqualTo(Verdict.RETRY_LATER);
    assertThat(problem.retryAfter()).contains(Duration.ofSeconds(1));
    nation.verify(1, getRequestedFor(urlPathEqualTo("/api/v1/don-vi-hanh-chinh")));
  }

  @Test
  void takesNoRecordAsAnAnswer() {
    nation.stubFor(
        WireMock.get(urlPathEqualTo("/api/v1/don-vi-hanh-chinh/TW:99:2025-07-01"))
            .willReturn(json(404, Samples.failure("NOT_FOUND"))));
    NationalCall one =
        new NationalCall(
            NationalCall.Purpose.ONE, "/don-vi-hanh-chinh/TW:99:2025-07-01", null, null);

    assertThat(ask(one, null).path("code").asText()).isEqualTo("NOT_FOUND");
  }

  @Test
  void leavesAMinistryThatIsNotWellAlone() {
    answer(json(503, Samples.failure("UNAVAILABLE")));
    for (int i = 0; i < 20; i++) {
      assertProblem(Verdict.RETRY_LATER, "nation-busy");
    }

    assertProblem(Verdict.RETRY_LATER, "breaker-open");

    nation.verify(20, getRequestedFor(urlPathEqualTo("/api/v1/don-vi-hanh-chinh")));
  }

  @Test
  void doesNotOpenTheBreakerOverOneRecordThatBreaksEveryBatchItIsIn() {
    answer(json(503, Samples.failure("UNAVAILABLE")));
    nation.stubFor(
        post(urlPathEqualTo("/api/v1/don-vi-hanh-chinh/batch"))
            .willReturn(okJson(Samples.envelope("[]"))));
    for (int i = 0; i < 16; i++) {
      assertProblem(Verdict.RETRY_LATER, "nation-busy");
      if (i > 3) {
        assertThat(ask(BATCH, "{\"data\":[]}").path("data").isArray()).isTrue();
      }
    }
  }

  @Test
  void doesNotOpenTheBreakerForWhatIsOurFault() {
    answer(json(400, Samples.failure("BAD_REQUEST")));
    for (int i = 0; i < 8; i++) {
      assertProblem(Verdict.REFUSED_BATCH, "batch-refused");
    }
  }
}
