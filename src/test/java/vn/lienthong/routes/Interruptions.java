package vn.lienthong.routes;

import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import vn.lienthong.national.NationalCall;

/** What happens at the sides in the middle of a run, around a question of the gateway. */
final class Interruptions extends EventNotifierSupport {
  private static final String SIDES = "(sql:|direct://national-api).*";
  private final AtomicReference<Runnable> once = new AtomicReference<>(() -> {});
  private NationalCall.Purpose at = NationalCall.Purpose.PAGE;
  private boolean answered;
  private Runnable always = () -> {};

  void before(NationalCall.Purpose purpose, Runnable deed) {
    at = purpose;
    answered = false;
    once.set(deed);
  }

  void after(NationalCall.Purpose purpose, Runnable deed) {
    at = purpose;
    answered = true;
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
      if (!answered && asks(sending.getExchange())) {
        once.getAndSet(() -> {}).run();
      }
    }
    if (event instanceof CamelEvent.ExchangeSentEvent sent
        && sent.getEndpoint().getEndpointUri().matches(SIDES)
        && answered
        && asks(sent.getExchange())) {
      once.getAndSet(() -> {}).run();
    }
  }

  private boolean asks(Exchange exchange) {
    NationalCall call = exchange.getProperty(NationalCall.PROPERTY, NationalCall.class);
    return call != null && call.purpose() == at;
  }
}
