package vn.lienthong.national.camel;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.national.Access;
import vn.lienthong.national.NationalProblem;
import vn.lienthong.national.Samples;
import vn.lienthong.national.Transport;
import vn.lienthong.national.Verdict;
import vn.lienthong.testkit.TestClock;

/** Each profile, byte by byte, against a ministry that asks for it. */
class ProfilesTest {
  private static final String RESOURCE = "/api/v1/dan-toc";
  private static final String DESK = "/cap-ma";
  private final WireMockServer nation =
      new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1").gzipDisabled(true));
  private final WireMockServer elsewhere =
      new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
  private final TestClock clock = TestClock.at("2026-01-01T00:00:00Z");
  private volatile String secret = "bí mật";

  @BeforeEach
  void start() {
    nation.start();
    nation.stubFor(get(urlPathEqualTo(RESOURCE)).willReturn(okJson(Samples.page(2, 0))));
    elsewhere.start();
    elsewhere.stubFor(any(anyUrl()).willReturn(okJson(Samples.page(2, 0))));
  }

  @AfterEach
  void stop() {
    nation.stop();
    elsewhere.stop();
  }

  @Test
  void lgspSendsItsKeysOnTheTokenCallAndOnEveryOther() {
    tokens("lgsp");
    try (Caller caller = caller("lgsp")) {
      caller.page();
    }

    String header =
        Base64.getEncoder()
            .encodeToString(
                ("{\"AccessKey\":\"khóa\",\"SecretKey\":\"bí mật\",\"AppName\":\"LienThong\","
                        + "\"PartnerCode\":\"000.00.12.H35\",\"PartnerCodeCus\":\"H35\"}")
                    .getBytes(UTF_8));
    nation.verify(
        postRequestedFor(urlPathEqualTo(DESK))
            .withHeader("lgspaccesstoken", equalTo(header))
            .withHeader("Authorization", absent())
            .withHeader("Content-Type", equalTo("application/x-www-form-urlencoded"))
            .withRequestBody(equalTo("grant_type=client_credentials")));
    nation.verify(
        getRequestedFor(urlPathEqualTo(RESOURCE))
            .withHeader("lgspaccesstoken", equalTo(header))
            .withHeader("Authorization", equalTo("Bearer first")));
  }

  @Test
  void loginSendsUserAndPasswordOnceAndItsSystemWithEveryCall() {
    tokens("login");
    try (Caller caller = caller("login")) {
      caller.page();
    }

    nation.verify(
        postRequestedFor(urlPathEqualTo(DESK))
            .withHeader("Content-Type", equalTo("application/json"))
            .withHeader("Authorization", absent())
            .withHeader("X-SecretKey", absent())
            .withRequestBody(
                equalTo("{\"username\":\"lai.chau\",\"password\":\"mật \\\"khẩu\\\"\"}")));
    nation.verify(
        getRequestedFor(urlPathEqualTo(RESOURCE))
            .withHeader("Authorization", equalTo("Bearer first"))
            .withHeader("X-SystemId", equalTo("CTDT-12"))
            .withHeader("X-SecretKey", equalTo("khoa-he-thong")));
  }

  @Test
  void apiKeySendsItsHeaderAndAsksForNoToken() {
    try (Caller caller = caller("api-key")) {
      caller.page();

      nation.verify(
          getRequestedFor(urlPathEqualTo(RESOURCE))
              .withHeader("X-Api-Key", equalTo("khoa-api"))
              .withHeader("Authorization", absent()));
      answer(status(401));
      assertThat(caller.problem().verdict()).isEqualTo(Verdict.NOT_AUTHORISED);
    }
    nation.verify(2, anyRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ngsp", "lgsp", "login"})
  void renewsOnceWhatIsRefused(String profile) {
    tokens(profile);
    answer(status(401));
    nation.stubFor(
        get(urlPathEqualTo(RESOURCE))
            .withHeader("Authorization", equalTo("Bearer second"))
            .willReturn(okJson(Samples.page(2, 0))));
    try (Caller caller = caller(profile)) {
      caller.page();
      nation.verify(2, postRequestedFor(urlPathEqualTo(DESK)));

      answer(status(401));
      assertThat(caller.problem().reason().code()).isEqualTo("not-authorised");
    }
    nation.verify(3, postRequestedFor(urlPathEqualTo(DESK)));
    nation.verify(4, getRequestedFor(urlPathEqualTo(RESOURCE)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ngsp", "lgsp", "login"})
  void asksOnceForManyThreadsAndAgainBeforeTheTokenEnds(String profile) throws Exception {
    tokens(profile);
    try (Caller caller = caller(profile)) {
      inThreads(caller::page);
      nation.verify(1, postRequestedFor(urlPathEqualTo(DESK)));

      clock.advance(Duration.ofMinutes(24));
      inThreads(caller::page);
    }
    nation.verify(2, postRequestedFor(urlPathEqualTo(DESK)));
    assertThat(nation.findAll(getRequestedFor(urlPathEqualTo(RESOURCE))))
        .extracting(call -> call.getHeader("Authorization"))
        .containsOnly("Bearer first", "Bearer second")
        .hasSize(32);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ngsp", "lgsp", "login", "api-key"})
  void sendsNothingWhereARedirectPoints(String profile) {
    tokens(profile);
    answer(status(307).withHeader("Location", elsewhere.baseUrl() + RESOURCE));
    try (Caller caller = caller(profile)) {
      assertThat(caller.problem().reason().code()).isEqualTo("redirected");
    }
    nation.stubFor(
        post(urlPathEqualTo(DESK))
            .willReturn(status(308).withHeader("Location", elsewhere.baseUrl() + DESK)));
    if (!profile.equals("api-key")) {
      try (Caller caller = caller(profile)) {
        assertThat(caller.problem().reason().text()).isEqualTo("no-token (HTTP 308)");
      }
    }
    elsewhere.verify(0, anyRequestedFor(anyUrl()));
  }

  @Test
  void takesANewSecretWithoutARestart() {
    tokens("lgsp");
    try (Caller caller = caller("lgsp")) {
      caller.page();
      secret = "mới";
      caller.page();
    }

    List<LoggedRequest> calls = nation.findAll(getRequestedFor(urlPathEqualTo(RESOURCE)));
    assertThat(calls)
        .extracting(call -> Base64.getDecoder().decode(call.getHeader("lgspaccesstoken")))
        .extracting(json -> new String(json, UTF_8).contains("\"SecretKey\":\"mới\""))
        .containsExactlyInAnyOrder(false, true);
  }

  @Test
  void saysWhenAPasswordIsRefusedAndDoesNotTryItAgainAtOnce() {
    nation.stubFor(post(urlPathEqualTo(DESK)).willReturn(status(401)));
    try (Caller caller = caller("login")) {
      for (int i = 0; i < 5; i++) {
        NationalProblem problem = caller.problem();
        assertThat(problem.verdict()).isEqualTo(Verdict.NOT_AUTHORISED);
        assertThat(problem.reason().code()).isEqualTo("token-refused");
      }
    }
    nation.verify(1, postRequestedFor(urlPathEqualTo(DESK)));
  }

  private Caller caller(String profile) {
    URI base = URI.create(nation.baseUrl().replace("localhost", "127.0.0.1"));
    Access.TokenDesk desk = new Access.TokenDesk(base.resolve(DESK));
    Access access =
        switch (profile) {
          case "ngsp" -> new Access.Ngsp(desk, "khóa", () -> secret);
          case "lgsp" ->
              new Access.Lgsp(desk, "khóa", () -> secret, "LienThong", "000.00.12.H35", "H35");
          case "login" ->
              new Access.Login(
                  desk,
                  "lai.chau",
                  () -> "mật \"khẩu\"",
                  "CTDT-12",
                  () -> "khoa-he-thong",
                  new Access.LoginForm("username", "password", "data.token"));
          default -> new Access.ApiKey("X-Api-Key", () -> "khoa-api");
        };
    return new Caller(base.resolve("/api/v1"), access, Transport.STRAIGHT, clock);
  }

  /** The first token, then the second for ever; both live for half an hour. */
  private void tokens(String profile) {
    String form =
        profile.equals("login")
            ? "{\"success\":true,\"data\":{\"token\":\"%s\"}}"
            : "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":1800}";
    nation.stubFor(
        post(urlPathEqualTo(DESK))
            .inScenario("desk")
            .willReturn(okJson(form.formatted("first")))
            .willSetStateTo("asked"));
    nation.stubFor(
        post(urlPathEqualTo(DESK))
            .inScenario("desk")
            .whenScenarioStateIs("asked")
            .willReturn(okJson(form.formatted("second"))));
  }

  private void answer(ResponseDefinitionBuilder answer) {
    nation.stubFor(get(urlPathEqualTo(RESOURCE)).willReturn(answer));
  }

  private static ResponseDefinitionBuilder status(int status) {
    return aResponse().withStatus(status).withHeader("Content-Type", "application/json");
  }

  private static void inThreads(Callable<JsonNode> call) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      for (Future<JsonNode> done :
          threads.invokeAll(Stream.generate(() -> call).limit(16).toList())) {
        assertThat(done.get()).isNotNull();
      }
    } finally {
      threads.shutdown();
    }
  }
}
