package vn.lienthong.national.camel;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import vn.lienthong.national.Answer;
import vn.lienthong.national.NationalCall;
import vn.lienthong.national.NationalCall.Purpose;
import vn.lienthong.national.NationalLimits;
import vn.lienthong.national.NationalProblem;
import vn.lienthong.national.Trace;
import vn.lienthong.national.Verdict;
import vn.lienthong.national.auth.Credentials;
import vn.lienthong.national.dialect.Interpreter;

/** The steps of the route {@code national-api} that need to know what is asked. */
public final class NationalDoor {
  static final String RENEW = "nationalRenew";
  private static final String BODY = "nationalBody";
  private static final String PROOF = "nationalProof";
  private static final String PROBLEM = "nationalProblem";
  private final Credentials credentials;
  private final Interpreter interpreter;
  private final NationalLimits limits;
  private final Clock clock;

  NationalDoor(
      Credentials credentials, Interpreter interpreter, NationalLimits limits, Clock clock) {
    this.credentials = credentials;
    this.interpreter = interpreter;
    this.limits = limits;
    this.clock = clock;
  }

  /** Keeps the body for a second try, and lets no header of the caller through. */
  public void open(Exchange exchange) {
    NationalCall call = call(exchange);
    Object body = exchange.getMessage().getBody();
    Object bytes = body instanceof String text ? text.getBytes(UTF_8) : body;
    exchange.setProperty(
        BODY, bytes instanceof byte[] batch ? interpreter.word(call, batch) : bytes);
  }

  /** Words the HTTP request and signs it. */
  public void ask(Exchange exchange) {
    NationalCall call = interpreter.word(call(exchange));
    Map<String, String> proof = credentials.headers();
    exchange.setProperty(PROOF, proof);
    Message request = exchange.getMessage();
    request.removeHeaders("*");
    exchange.removeProperty(ExchangePropertyKey.CHARSET_NAME);
    request.setBody(exchange.getProperty(BODY));
    request.setHeader(Exchange.HTTP_METHOD, call.method());
    request.setHeader(Exchange.HTTP_PATH, call.path());
    request.setHeader("Accept", "application/json");
    request.setHeader(Trace.HEADER, Trace.parent(exchange.getProperty(Trace.RUN, Long.class)));
    proof.forEach(request::setHeader);
    if (call.query() != null) {
      request.setHeader(Exchange.HTTP_QUERY, call.query());
    }
    if (call.purpose() == Purpose.BATCH) {
      request.setHeader(Exchange.CONTENT_TYPE, "application/json");
      request.setHeader("Idempotency-Key", call.idempotencyKey());
    } else if (call.purpose() == Purpose.FILE_PUT) {
      request.setHeader(Exchange.CONTENT_TYPE, "application/octet-stream");
    }
    call.headers().forEach(request::setHeader);
  }

  /** Whether the answer's body is JSON; a part of a file is not, whatever the file is. */
  public boolean json(Exchange exchange) {
    Message answer = exchange.getMessage();
    String type = answer.getHeader(Exchange.CONTENT_TYPE, "", String.class);
    NationalCall call = exchange.getProperty(NationalCall.PROPERTY, NationalCall.class);
    boolean part =
        call != null
            && call.purpose() == Purpose.FILE_GET
            && answer.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class) / 100 == 2;
    return !part && type.contains("json");
  }

  /**
   * Judges the answer. Throws at once only what tells that the other side is not well, so that the
   * circuit breaker counts it; the rest waits for {@link #accept}.
   */
  public void judge(Exchange exchange) {
    JsonNode said = HttpAnswer.json(exchange.getMessage());
    Purpose purpose = call(exchange).purpose();
    JsonNode heard = interpreter.hear(call(exchange), HttpAnswer.status(exchange), said);
    if (heard != null) {
      exchange.getMessage().setBody(heard);
    }
    if (purpose == Purpose.PAGE && heard != said && succeeded(heard)) {
      // some say with 404 that a list is empty
      exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 200);
    }
    Answer answer = HttpAnswer.of(exchange, heard, limits, clock);
    if (answer.retryAfter() != null && heard instanceof ObjectNode envelope) {
      envelope.put(NationalCall.RETRY_AFTER, answer.retryAfter().toSeconds());
    }
    exchange.setProperty(RENEW, answer.asksForNewToken() && credentials.refused(proof(exchange)));
    Optional<NationalProblem> problem = answer.problem(purpose);
    // never null: the circuit breaker works on a copy, and brings no removed property back
    exchange.setProperty(PROBLEM, problem);
    if (problem.filter(NationalDoor::notWell).isPresent()) {
      throw problem.get();
    }
  }

  /** Leaves the answer's JSON as body, or what it says of a file, and nothing else of the call. */
  public void accept(Exchange exchange) {
    Optional<?> problem = exchange.getProperty(PROBLEM, Optional.empty(), Optional.class);
    if (problem.isPresent() && problem.get() instanceof NationalProblem found) {
      forget(exchange);
      throw found;
    }
    Object answer =
        call(exchange).purpose().aboutFiles()
            ? HttpAnswer.aboutFile(exchange)
            : exchange.getMessage().getBody(JsonNode.class);
    forget(exchange);
    exchange.getMessage().setBody(answer);
  }

  /** Whatever failed, the caller gets a {@link NationalProblem}. */
  public void failed(Exchange exchange) {
    Throwable failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    forget(exchange);
    throw CallFailure.problem(failure);
  }

  /**
   * Leaves the {@link Answer} of the route {@code national-token}, and nothing else of the call.
   */
  public void token(Exchange exchange) {
    Answer answer = HttpAnswer.of(exchange, limits, clock);
    exchange.getMessage().removeHeaders("*");
    exchange.getMessage().setBody(answer);
  }

  private static boolean succeeded(@Nullable JsonNode answer) {
    return answer != null && answer.path("code").asText().equals("OK");
  }

  private static boolean notWell(NationalProblem problem) {
    return problem.verdict() == Verdict.RETRY_LATER || problem.verdict() == Verdict.UNKNOWN;
  }

  private static void forget(Exchange exchange) {
    exchange.getMessage().removeHeaders("*");
    for (String name : new String[] {BODY, PROOF, PROBLEM, RENEW}) {
      exchange.removeProperty(name);
    }
    exchange.removeProperty(ExchangePropertyKey.CHARSET_NAME);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> proof(Exchange exchange) {
    return exchange.getProperty(PROOF, Map.of(), Map.class);
  }

  private static NationalCall call(Exchange exchange) {
    NationalCall call = exchange.getProperty(NationalCall.PROPERTY, NationalCall.class);
    if (call == null) {
      throw new IllegalStateException("the exchange has no property " + NationalCall.PROPERTY);
    }
    return call;
  }
}
