package vn.lienthong.flow.camel;

import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import vn.lienthong.flow.FlowRunner;
import vn.lienthong.flow.FlowUnavailable;
import vn.lienthong.flow.Report;
import vn.lienthong.flow.RunRequest;
import vn.lienthong.flow.Stopping;
import vn.lienthong.ledger.LedgerAway;

/** Sends a request down the flow's own route, the same one that the schedule uses. */
public final class RouteRunner implements FlowRunner {
  private final CamelContext context;
  private final ProducerTemplate template;

  public RouteRunner(CamelContext context) {
    this.context = context;
    this.template = context.createProducerTemplate();
  }

  @Override
  public Report run(String flow, RunRequest request) {
    Exchange asked =
        template.request(
            Objects.requireNonNull(context.getEndpoint("direct:" + flow)),
            exchange -> exchange.setProperty(RunSteps.REQUEST, request));
    Object answer = asked.getMessage().getBody();
    if (answer instanceof Report report) {
      return report;
    }
    if (answer instanceof FlowUnavailable
        || answer instanceof Stopping
        || answer instanceof LedgerAway) {
      throw (RuntimeException) answer;
    }
    throw new IllegalStateException(
        "the route of " + flow + " gave no report", asked.getException());
  }
}
