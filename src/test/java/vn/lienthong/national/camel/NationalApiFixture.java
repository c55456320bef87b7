package vn.lienthong.national.camel;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import vn.lienthong.national.Access;
import vn.lienthong.national.NationalCall;
import vn.lienthong.national.NationalLimits;
import vn.lienthong.national.NationalProblem;
import vn.lienthong.national.NationalSettings;
import vn.lienthong.national.Trace;
import vn.lienthong.national.Transport;
import vn.lienthong.national.Verdict;
import vn.lienthong.national.dialect.Interpreter;
import vn.lienthong.testkit.TestClock;

/** The shipped route against a ministry that answers as told. */
abstract class NationalApiFixture {
  static final NationalCall PAGE =
      new NationalCall(NationalCall.Purpose.PAGE, "/don-vi-hanh-chinh", "size=2", null);
  static final NationalCall BATCH =
      new NationalCall(NationalCall.Purpose.BATCH, "/don-vi-hanh-chinh/batch", null, "key-12345");
  private static final String TOKEN =
      "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":3600}";

  final WireMockServer nation =
      new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1").gzipDisabled(true));
  final CamelContext context = new DefaultCamelContext();
  final TestClock clock = TestClock.at("2026-01-01T00:00:00Z");

  @BeforeEach
  void start() throws Exception {
    nation.start();
    nation.stubFor(token("first"));
    NationalBeans.bind(context, settings(), interpreter(), clock);
    context.getPropertiesComponent().addInitialProperty("national.callsPerSecond", "1000");
    PluginHelper.getRoutesLoader(context)
        .loadRoutes(
            ResourceHelper.resolveResource(
                context, "file:" + Path.of("routes/national-api.camel.yaml").toAbsolutePath()));
    context.start();
  }

  @AfterEach
  void stop() {
    context.stop();
    nation.stop();
  }

  NationalLimits limits() {
    return new NationalLimits(
        Duration.ofSeconds(20),
        Duration.ofSeconds(20),
        Duration.ofSeconds(30),
        100_000,
        Duration.ofHours(1),
        1000,
        Duration.ofSeconds(30));
  }

  URI api() {
    return URI.create("http://127.0.0.1:" + nation.port() + "/api/v1");
  }

  private NationalSettings settings() {
    return new NationalSettings(api(), access(), Transport.STRAIGHT, limits(), "12", "default");
  }

  Interpreter interpreter() {
    return Interpreter.none();
  }

  Access access() {
    URI token = URI.create("http://127.0.0.1:" + nation.port() + "/token");
    return new Access.Ngsp(new Access.TokenDesk(token), "key", () -> "secret");
  }

  static MappingBuilder token(String text) {
    return post(urlPathEqualTo("/token")).willReturn(okJson(TOKEN.formatted(text)));
  }

  static MappingBuilder pages() {
    return WireMock.get(urlPathEqualTo("/api/v1/don-vi-hanh-chinh"));
  }

  void answer(ResponseDefinitionBuilder answer) {
    nation.stubFor(pages().willReturn(answer));
  }

  static ResponseDefinitionBuilder json(int status, String body) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json; charset=utf-8")
        .withBody(body);
  }

  Exchange send(NationalCall call, String body) {
    try (var template = context.createProducerTemplate()) {
      return template.request(
          "direct:national-api",
          exchange -> {
            exchange.setProperty(NationalCall.PROPERTY, call);
            exchange.setProperty(Trace.RUN, 42L);
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeader("CamelHttpUri", "http://127.0.0.1:1/elsewhere");
            exchange.getMessage().setHeader("X-Stranger", "kept out");
          });
    } catch (java.io.IOException impossible) {
      throw new AssertionError(impossible);
    }
  }

  JsonNode ask(NationalCall call, String body) {
    Exchange answer = send(call, body);
    assertThat(answer.getException()).isNull();
    assertThat(answer.getMessage().getHeaders()).isEmpty();
    return answer.getMessage().getBody(JsonNode.class);
  }

  NationalProblem problem(NationalCall call) {
    Exception failure = send(call, null).getException();
    assertThat(failure).isInstanceOf(NationalProblem.class);
    return (NationalProblem) failure;
  }

  void assertProblem(Verdict verdict, String code) {
    NationalProblem problem = problem(PAGE);
    assertThat(problem.reason().code()).isEqualTo(code);
    assertThat(problem.verdict()).isEqualTo(verdict);
  }
}
