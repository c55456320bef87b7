package vn.lienthong.verify.camel;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.function.Function;
import org.apache.camel.Exchange;
import vn.lienthong.national.NationalCall;
import vn.lienthong.national.NationalProblem;
import vn.lienthong.national.Verdict;
import vn.lienthong.province.ProvinceUnreachable;
import vn.lienthong.record.Cause;
import vn.lienthong.verify.Verification;

/**
 * The bean {@code verify} of the routes: each method is one step of a {@link Verification}, which
 * travels with the exchange. When the route has ended the body is a {@link
 * vn.lienthong.verify.Verified}.
 */
public final class VerifySteps {
  static final String FLOW = "lienthong.flow";
  private static final String VERIFICATION = "lienthong.verification";

  private final Function<String, Verification> verifications;

  /**
   * @param verifications begins one for the flow of that name
   */
  public VerifySteps(Function<String, Verification> verifications) {
    this.verifications = verifications;
  }

  public void begin(Exchange exchange) {
    String flow = Objects.requireNonNull(exchange.getProperty(FLOW, String.class));
    exchange.setProperty(VERIFICATION, verifications.apply(flow));
  }

  public void readProvince(Exchange exchange) {
    of(exchange).readProvince();
  }

  public void askDigests(Exchange exchange) {
    call(exchange, of(exchange).digests());
  }

  public void takeDigests(Exchange exchange) {
    of(exchange).takeDigests(json(exchange));
  }

  public boolean hasDigests(Exchange exchange) {
    return of(exchange).hasDigests();
  }

  public boolean morePages(Exchange exchange) {
    return of(exchange).morePages();
  }

  public void askPage(Exchange exchange) {
    call(exchange, of(exchange).page());
  }

  public void takePage(Exchange exchange) {
    of(exchange).takePage(json(exchange));
  }

  public boolean moreRecords(Exchange exchange) {
    return of(exchange).moreRecords();
  }

  public void askRecords(Exchange exchange) {
    call(exchange, of(exchange).records());
  }

  public void takeRecords(Exchange exchange) {
    of(exchange).takeRecords(json(exchange));
  }

  public boolean moreDoubts(Exchange exchange) {
    return of(exchange).moreDoubts();
  }

  public void askDoubt(Exchange exchange) {
    call(exchange, of(exchange).doubt());
  }

  public void takeDoubt(Exchange exchange) {
    of(exchange).takeDoubt(json(exchange));
  }

  public void end(Exchange exchange) {
    try (Verification verification = of(exchange)) {
      exchange.getMessage().setBody(verification.end());
    }
  }

  /** What could not be asked cannot be proved: said as such, with the cause. */
  public void fail(Exchange exchange) {
    Throwable broken = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    try (Verification verification = of(exchange)) {
      exchange.getMessage().removeHeaders("*");
      exchange.getMessage().setBody(verification.fail(cause(broken)));
    }
  }

  private static Cause cause(Throwable broken) {
    if (broken instanceof NationalProblem problem) {
      boolean unable = problem.verdict() == Verdict.UNABLE;
      return new Cause(
          unable ? "national-unable" : "national-unreachable", null, problem.reason().text());
    }
    if (broken instanceof ProvinceUnreachable away) {
      return away.cause();
    }
    return new Cause("failure", null, broken.getClass().getSimpleName());
  }

  private static Verification of(Exchange exchange) {
    return Objects.requireNonNull(
        exchange.getProperty(VERIFICATION, Verification.class), "no verification has begun");
  }

  private static void call(Exchange exchange, NationalCall call) {
    exchange.getMessage().removeHeaders("*");
    exchange.setProperty(NationalCall.PROPERTY, call);
    exchange.getMessage().setBody(null);
  }

  private static JsonNode json(Exchange exchange) {
    return exchange.getMessage().getBody(JsonNode.class);
  }
}
