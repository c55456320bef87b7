package vn.lienthong.national.camel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import vn.lienthong.national.Answer;
import vn.lienthong.national.NationalProblem;
import vn.lienthong.national.Verdict;
import vn.lienthong.national.auth.TokenRequest;
import vn.lienthong.national.auth.TokenSource;
import vn.lienthong.record.Cause;

/** Fetches tokens by the route {@code national-token}. */
final class RouteTokenSource implements TokenSource {
  private final ProducerTemplate template;

  RouteTokenSource(ProducerTemplate template) {
    this.template = template;
  }

  @Override
  public Answer ask(TokenRequest request) {
    Exchange answer =
        template.request("direct:national-token", call -> word(call.getMessage(), request));
    Exception failure = answer.getException();
    if (failure != null) {
      throw onlyLater(CallFailure.problem(failure));
    }
    return Objects.requireNonNull(answer.getMessage().getBody(Answer.class));
  }

  private static void word(Message call, TokenRequest request) {
    call.setHeader(Exchange.HTTP_METHOD, "POST");
    call.setHeader(Exchange.CONTENT_TYPE, request.contentType());
    call.setHeader("Accept", "application/json");
    request.headers().forEach(call::setHeader);
    call.setBody(request.body().getBytes(UTF_8));
  }

  /** A token call that got lost leaves no doubt about records: they were not sent. */
  private static NationalProblem onlyLater(NationalProblem problem) {
    if (problem.verdict() != Verdict.UNKNOWN) {
      return problem;
    }
    String why = problem.reason().code();
    Cause cause =
        why.equals("certificate-refused")
            ? new Cause(why, null, "no-token")
            : new Cause("no-token", null, why);
    return new NationalProblem(Verdict.RETRY_LATER, cause, null);
  }
}
