package vn.lienthong.national.camel;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Locale;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.jspecify.annotations.Nullable;
import vn.lienthong.national.Answer;
import vn.lienthong.national.FileAnswer;
import vn.lienthong.national.NationalLimits;
import vn.lienthong.national.RetryAfter;
import vn.lienthong.national.XmlFault;

/** Takes an answer out of what camel-http and the JSON step left. */
final class HttpAnswer {
  private HttpAnswer() {}

  static Answer of(Exchange exchange, NationalLimits limits, Clock clock) {
    return of(exchange, json(exchange.getMessage()), limits, clock);
  }

  /**
   * @param json the body, in the contract's words
   */
  static Answer of(Exchange exchange, @Nullable JsonNode json, NationalLimits limits, Clock clock) {
    String retryAfter = exchange.getMessage().getHeader("Retry-After", String.class);
    return new Answer(
        status(exchange),
        json != null && json.isObject() ? json : null,
        RetryAfter.read(retryAfter, clock, limits.longestWait()));
  }

  static int status(Exchange exchange) {
    return exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
  }

  /** The body as it came; null if it is neither JSON nor a gateway's fault in XML. */
  static @Nullable JsonNode json(Message message) {
    if (message.getBody() instanceof JsonNode node) {
      return node;
    }
    boolean xml = message.getHeader(Exchange.CONTENT_TYPE, "", String.class).contains("xml");
    String text = xml ? message.getBody(String.class) : null;
    return text == null ? null : XmlFault.read(text).orElse(null);
  }

  /** Of a usable answer to a call about a file. */
  static FileAnswer aboutFile(Exchange exchange) {
    Message message = exchange.getMessage();
    Object body = message.getBody();
    JsonNode json = body instanceof JsonNode node && node.isObject() ? node : null;
    return new FileAnswer(
        status(exchange),
        json,
        json == null ? bytes(message, body) : new byte[0],
        hash(message.getHeader("ETag", "", String.class).replaceAll("^(W/)?\"|\"$", "")),
        hash(message.getHeader("X-SHA256", "", String.class)),
        number(message.getHeader("X-Nhan", "", String.class)),
        message.getHeader("Content-Range", String.class));
  }

  /** Into an array of just the length: a part may be large. */
  private static byte[] bytes(Message message, @Nullable Object body) {
    if (body instanceof StreamCache cache && body instanceof InputStream in && cache.length() > 0) {
      byte[] bytes = new byte[(int) cache.length()];
      try {
        if (in.readNBytes(bytes, 0, bytes.length) == bytes.length) {
          return bytes;
        }
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
      throw new IllegalStateException("the cached answer is shorter than it says");
    }
    byte[] bytes = body == null ? null : message.getBody(byte[].class);
    return bytes == null ? new byte[0] : bytes;
  }

  private static @Nullable String hash(String text) {
    String hash = text.toLowerCase(Locale.ROOT);
    return hash.matches("[0-9a-f]{64}") ? hash : null;
  }

  private static long number(String text) {
    return text.matches("\\d{1,15}") ? Long.parseLong(text) : -1;
  }
}
