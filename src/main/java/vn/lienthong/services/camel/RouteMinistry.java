package vn.lienthong.services.camel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import vn.lienthong.national.NationalCall;
import vn.lienthong.national.NationalProblem;
import vn.lienthong.national.Verdict;
import vn.lienthong.record.Cause;
import vn.lienthong.services.Ministry;

/** Asks by the route {@code national-api}, as every flow does: its breaker and throttle count. */
public final class RouteMinistry implements Ministry {
  private final ProducerTemplate template;

  public RouteMinistry(CamelContext context) {
    this.template = context.createProducerTemplate();
  }

  @Override
  public JsonNode ask(NationalCall call, Duration patience) {
    CompletableFuture<Exchange> asked =
        template.asyncSend(
            "direct:national-api", exchange -> exchange.setProperty(NationalCall.PROPERTY, call));
    Exchange answer = await(asked, patience);
    Exception failure = answer.getException();
    if (failure instanceof NationalProblem problem) {
      throw problem;
    }
    if (failure != null) {
      throw broken();
    }
    JsonNode body = answer.getMessage().getBody(JsonNode.class);
    return body == null ? MissingNode.getInstance() : body;
  }

  private static Exchange await(CompletableFuture<Exchange> asked, Duration patience) {
    try {
      return asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException slow) {
      throw new TooSlow();
    } catch (ExecutionException failed) {
      throw broken();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new TooSlow();
    }
  }

  /** Without what failed: its text may quote the other side. */
  private static NationalProblem broken() {
    return new NationalProblem(Verdict.UNKNOWN, Cause.of("call-failed"), null);
  }
}
