package vn.lienthong.national.camel;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import vn.lienthong.national.Answer;
import vn.lienthong.national.NationalLimits;
import vn.lienthong.national.RetryAfter;

/** Takes an answer out of what camel-http and the JSON step left. */
final class HttpAnswer {
  private HttpAnswer() {}

  static Answer of(Exchange exchange, NationalLimits limits, Clock clock) {
    Message message = exchange.getMessage();
    Object body = message.getBody();
    boolean json = body instanceof JsonNode node && node.isObject();
    String retryAfter = message.getHeader("Retry-After", String.class);
    return new Answer(
        message.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class),
        json ? (JsonNode) body : null,
        RetryAfter.read(retryAfter, clock, limits.longestWait()));
  }
}
