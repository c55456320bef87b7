package vn.lienthong.verify.camel;

import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import vn.lienthong.verify.Verified;
import vn.lienthong.verify.Verifier;

/** Verifies by way of the route {@code verify}. */
public final class RouteVerifier implements Verifier {
  private final CamelContext context;
  private final ProducerTemplate template;

  public RouteVerifier(CamelContext context) {
    this.context = context;
    this.template = context.createProducerTemplate();
  }

  @Override
  public Verified verify(String flow) {
    Exchange asked =
        template.request(
            Objects.requireNonNull(context.getEndpoint("direct:verify")),
            exchange -> exchange.setProperty(VerifySteps.FLOW, flow));
    if (asked.getMessage().getBody() instanceof Verified verified) {
      return verified;
    }
    if (asked.getException() instanceof RuntimeException broken) {
      throw broken;
    }
    throw new IllegalStateException("the route verify gave no answer", asked.getException());
  }
}
