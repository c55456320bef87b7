package vn.lienthong.national.camel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import vn.lienthong.national.Access;
import vn.lienthong.national.NationalCall;
import vn.lienthong.national.NationalLimits;
import vn.lienthong.national.NationalProblem;
import vn.lienthong.national.NationalSettings;
import vn.lienthong.national.Transport;
import vn.lienthong.national.dialect.Interpreter;
import vn.lienthong.national.tls.Tls;

/** The shipped route to a ministry, with any settings. */
final class Caller implements AutoCloseable {
  static final NationalCall PAGE =
      new NationalCall(NationalCall.Purpose.PAGE, "/dan-toc", "size=2", null);
  private static final NationalLimits LIMITS =
      new NationalLimits(
          Duration.ofSeconds(20),
          Duration.ofSeconds(20),
          Duration.ofSeconds(30),
          100_000,
          Duration.ofHours(1),
          1000,
          Duration.ofSeconds(30));
  final Tls tls;
  private final CamelContext context = new DefaultCamelContext();

  Caller(URI url, Access access, Transport transport, Clock clock) {
    NationalSettings settings =
        new NationalSettings(url, access, transport, LIMITS, "12", "default");
    tls = NationalBeans.bind(context, settings, Interpreter.none(), clock);
    try {
      PluginHelper.getRoutesLoader(context)
          .loadRoutes(
              ResourceHelper.resolveResource(
                  context, "file:" + Path.of("routes/national-api.camel.yaml").toAbsolutePath()));
    } catch (Exception broken) {
      throw new IllegalStateException(broken);
    }
    context.start();
  }

  JsonNode page() {
    Exchange answer = send();
    assertThat(answer.getException()).isNull();
    assertThat(answer.getMessage().getHeaders()).isEmpty();
    return answer.getMessage().getBody(JsonNode.class);
  }

  NationalProblem problem() {
    Exception failure = send().getException();
    assertThat(failure).isInstanceOf(NationalProblem.class);
    return (NationalProblem) failure;
  }

  /** All that the exchange of a call shows afterwards, its failure with all causes included. */
  String told() {
    Exchange answer = send();
    StringBuilder told = new StringBuilder();
    told.append(answer.getMessage().getHeaders()).append(answer.getAllProperties());
    for (Throwable one = answer.getException(); one != null; one = one.getCause()) {
      told.append(one);
    }
    return told.toString();
  }

  private Exchange send() {
    try (var template = context.createProducerTemplate()) {
      return template.request(
          "direct:national-api", call -> call.setProperty(NationalCall.PROPERTY, PAGE));
    } catch (java.io.IOException impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Override
  public void close() {
    context.stop();
  }
}
