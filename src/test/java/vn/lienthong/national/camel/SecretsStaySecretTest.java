package vn.lienthong.national.camel;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import vn.lienthong.national.Access;
import vn.lienthong.national.Samples;
import vn.lienthong.national.Transport;
import vn.lienthong.testkit.TestClock;

/** Whatever happens to a call, no log, error or JMX attribute shows by what it was signed. */
class SecretsStaySecretTest {
  private static final List<String> SECRETS =
      List.of("hush-secret", "hush-password", "hush-system", "hush-token");
  private final WireMockServer nation =
      new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1").gzipDisabled(true));
  private final LoggerContext logs = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final Queue<String> told = new ConcurrentLinkedQueue<>();
  private final AppenderBase<ILoggingEvent> listener =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          told.add(event.getLoggerName() + " " + event.getFormattedMessage() + thrown(event));
        }
      };

  @BeforeEach
  void listen() {
    listener.setContext(logs);
    listener.start();
    for (String ours : List.of("org.apache", "vn.lienthong", "io.github", "javax")) {
      logs.getLogger(ours).addAppender(listener);
      logs.getLogger(ours).setAdditive(false);
      logs.getLogger(ours).setLevel(Level.TRACE);
    }
    // as shipped, which the last test holds it to
    logs.getLogger("org.apache.hc.client5.http.headers").setLevel(Level.INFO);
    logs.getLogger("org.apache.hc.client5.http.wire").setLevel(Level.INFO);
    nation.start();
  }

  @AfterEach
  void stop() {
    nation.stop();
    for (String ours : List.of("org.apache", "vn.lienthong", "io.github", "javax")) {
      logs.getLogger(ours).detachAppender(listener);
      logs.getLogger(ours).setAdditive(true);
      logs.getLogger(ours).setLevel(null);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ngsp", "lgsp", "login", "api-key"})
  void whateverHappens(String profile) throws JMException {
    URI base = URI.create("http://127.0.0.1:" + nation.port());
    String json = "{\"access_token\":\"hush-token\",\"data\":{\"token\":\"hush-token\"}}";
    ResponseDefinitionBuilder page = okJson(Samples.page(2, 0));
    Access access = access(profile, new Access.TokenDesk(base.resolve("/token")));
    TestClock clock = TestClock.at("2026-01-01T00:00:00Z");
    try (Caller caller = new Caller(base.resolve("/api/v1"), access, Transport.STRAIGHT, clock)) {
      for (ResponseDefinitionBuilder answer :
          List.of(
              page,
              aResponse().withStatus(401).withBody("who is hush-token?"),
              aResponse().withStatus(500).withBody("hush-secret"),
              aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER))) {
        for (ResponseDefinitionBuilder desk :
            List.of(okJson(json), aResponse().withStatus(403).withBody(json), answer)) {
          nation.stubFor(post(urlPathEqualTo("/token")).willReturn(desk));
          nation.stubFor(get(urlPathEqualTo("/api/v1/dan-toc")).willReturn(answer));
          clock.advance(Duration.ofDays(1));
          told.add(caller.told());
        }
      }
      beans();
    }

    assertThat(told)
        .anyMatch(line -> line.startsWith("org.apache.camel.component.http.HttpProducer "))
        .anyMatch(line -> line.startsWith("org.apache.hc.client5.http.impl.classic."))
        .anyMatch(line -> line.startsWith("org.apache.camel:context="))
        .noneMatch(SecretsStaySecretTest::tells);
  }

  @Test
  void theShippedLoggingKeepsHeadersOutWhateverLevelTheRestHas() throws Exception {
    LoggerContext shipped = new LoggerContext();
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(shipped);
    configurator.doConfigure("src/main/resources/logback.xml");
    shipped.getLogger("ROOT").setLevel(Level.TRACE);

    for (String name : List.of("headers", "wire")) {
      assertThat(shipped.getLogger("org.apache.hc.client5.http." + name).isDebugEnabled())
          .isFalse();
    }
  }

  private static boolean tells(String text) {
    return SECRETS.stream()
            .anyMatch(secret -> text.contains(secret) || text.contains(base64("key:" + secret)))
        || text.contains(base64("{\"AccessKey\":\"key\"").substring(0, 20));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  private static String thrown(ILoggingEvent event) {
    var proxy = event.getThrowableProxy();
    return proxy == null ? "" : " " + proxy.getClassName() + ": " + proxy.getMessage();
  }

  private static Access access(String profile, Access.TokenDesk desk) {
    return switch (profile) {
      case "ngsp" -> new Access.Ngsp(desk, "key", () -> "hush-secret");
      case "lgsp" -> new Access.Lgsp(desk, "key", () -> "hush-secret", "app", "partner", "");
      case "login" ->
          new Access.Login(
              desk,
              "user",
              () -> "hush-password",
              "system",
              () -> "hush-system",
              new Access.LoginForm("username", "password", "data.token"));
      default -> new Access.ApiKey("X-Api-Key", () -> "hush-secret");
    };
  }

  /** All that Camel shows of itself. */
  private void beans() throws JMException {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    for (ObjectName name : server.queryNames(new ObjectName("org.apache.camel:*"), null)) {
      for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
        try {
          told.add(name + " " + shown(server.getAttribute(name, attribute.getName())));
        } catch (JMException | RuntimeException notNow) {
          told.add(name + " " + notNow);
        }
      }
    }
  }

  private static String shown(Object value) {
    return value instanceof Object[] array ? Arrays.deepToString(array) : String.valueOf(value);
  }
}
