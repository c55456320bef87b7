package vn.lienthong.national.camel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import vn.lienthong.national.NationalCall;
import vn.lienthong.national.dialect.Dialect;
import vn.lienthong.national.poor.PoorNation;
import vn.lienthong.national.poor.Tickets;

/** Takes the calls that the endpoint cannot answer as they are, and asks it what it can. */
public final class PoorDoor {
  private final Dialect dialect;
  private final ProducerTemplate template;
  private final PoorNation nation;

  /**
   * @param identities the identity's fields by resource
   */
  PoorDoor(
      Dialect dialect,
      Map<String, List<String>> identities,
      Tickets tickets,
      ProducerTemplate template) {
    this.dialect = dialect;
    this.template = template;
    this.nation = new PoorNation(this::ask, dialect, identities, tickets);
  }

  public boolean needed(Exchange exchange) {
    return dialect.poor() && !call(exchange).purpose().aboutFiles();
  }

  public void answer(Exchange exchange) {
    Object body = exchange.getMessage().getBody();
    JsonNode answer =
        nation.answer(
            call(exchange), body == null ? null : exchange.getMessage().getBody(byte[].class));
    exchange.getMessage().removeHeaders("*");
    exchange.getMessage().setBody(answer);
  }

  private JsonNode ask(NationalCall call, byte @Nullable [] body) {
    Exchange answer =
        template.request(
            "direct:national-wire",
            question -> {
              question.setProperty(NationalCall.PROPERTY, call);
              question.getMessage().setBody(body);
            });
    Exception failure = answer.getException();
    if (failure != null) {
      throw CallFailure.problem(failure);
    }
    return Objects.requireNonNull(answer.getMessage().getBody(JsonNode.class));
  }

  private static NationalCall call(Exchange exchange) {
    return Objects.requireNonNull(
        exchange.getProperty(NationalCall.PROPERTY, NationalCall.class), NationalCall.PROPERTY);
  }
}
