package vn.lienthong.national.camel;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import vn.lienthong.national.NationalProblem;
import vn.lienthong.national.TokenSource;
import vn.lienthong.national.Verdict;
import vn.lienthong.record.Cause;

/** Fetches tokens by the route {@code national-token}. */
final class RouteTokenSource implements TokenSource {
  private final ProducerTemplate template;

  RouteTokenSource(ProducerTemplate template) {
    this.template = template;
  }

  @Override
  public Token fetch(String authorization) {
    Exchange answer =
        template.request("direct:national-token", call -> word(call.getMessage(), authorization));
    Exception failure = answer.getException();
    if (failure != null) {
      throw onlyLater(CallFailure.problem(failure));
    }
    return answer.getMessage().getBody(Token.class);
  }

  private static void word(Message request, String authorization) {
    request.setHeader(Exchange.HTTP_METHOD, "POST");
    request.setHeader(Exchange.CONTENT_TYPE, "application/x-www-form-urlencoded");
    request.setHeader("Accept", "application/json");
    request.setHeader("Authorization", authorization);
    request.setBody("grant_type=client_credentials");
  }

  /** A token call that got lost leaves no doubt about records: they were not sent. */
  private static NationalProblem onlyLater(NationalProblem problem) {
    if (problem.verdict() != Verdict.UNKNOWN) {
      return problem;
    }
    Cause cause = new Cause("no-token", null, problem.reason().code());
    return new NationalProblem(Verdict.RETRY_LATER, cause, null);
  }
}
