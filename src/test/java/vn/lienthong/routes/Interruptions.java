package vn.lienthong.routes;

import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import vn.lienthong.national.NationalCall;

/** What happens at the sides in the middle of a run, just before the gateway asks something. */
final class Interruptions extends EventNotifierSupport {
  private static final String SIDES = "(sql:|direct://national-api).*";
  private final AtomicReference<Runnable> once = new AtomicReference<>(() -> {});
  private NationalCall.Purpose at = NationalCall.Purpose.PAGE;
  private Runnable always = () -> {};

  void before(NationalCall.Purpose purpose, Runnable deed) {
    at = purpose;
    once.set(deed);
  }

  void whenever(Runnable deed) {
    always = deed;
  }

  @Override
  public void notify(CamelEvent event) {
    if (event instanceof CamelEvent.ExchangeSendingEvent sending
        && sending.getEndpoint().getEndpointUri().matches(SIDES)) {
      always.run();
      if (asks(sending.getExchange())) {
        once.getAndSet(() -> {}).run();
      }
    }
  }

  private boolean asks(Exchange exchange) {
    NationalCall call = exchange.getProperty(NationalCall.PROPERTY, NationalCall.class);
    return call != null && call.purpose() == at;
  }
}
