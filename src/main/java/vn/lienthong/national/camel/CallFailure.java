package vn.lienthong.national.camel;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.camel.RuntimeCamelException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.MessageConstraintException;
import vn.lienthong.national.AnswerTooLong;
import vn.lienthong.national.NationalProblem;
import vn.lienthong.national.Verdict;
import vn.lienthong.record.Cause;

/** What it means that a call brought no answer at all. */
final class CallFailure {
  private CallFailure() {}

  /** Never keeps the exception itself: its text may quote the other side. */
  static NationalProblem problem(Throwable thrown) {
    Throwable failure = unwrapped(thrown);
    if (failure instanceof NationalProblem problem) {
      return problem;
    }
    if (failure instanceof CallNotPermittedException) {
      return problem(Verdict.RETRY_LATER, "breaker-open", failure);
    }
    if (failure instanceof ProxyRefused refused) {
      Cause cause = new Cause("proxy-refused", null, "HTTP " + refused.status());
      return new NationalProblem(Verdict.RETRY_LATER, cause, null);
    }
    if (nothingWasSent(failure)) {
      return problem(Verdict.RETRY_LATER, "unreachable", failure);
    }
    if (failure instanceof SSLException told && isAlert(told)) {
      return problem(Verdict.NOT_AUTHORISED, "certificate-refused", failure);
    }
    if (failure instanceof SSLException || failure instanceof ElsewhereRefused) {
      return problem(Verdict.CONTRACT_BROKEN, "not-trusted", failure);
    }
    if (failure instanceof AnswerTooLong || failure instanceof MessageConstraintException) {
      return problem(Verdict.CONTRACT_BROKEN, "answer-too-long", failure);
    }
    if (failure instanceof InterruptedIOException) {
      return problem(Verdict.UNKNOWN, "timeout", failure);
    }
    if (failure instanceof CertificateRefused) {
      // most likely, but a batch may also have arrived and the connection been lost
      return problem(Verdict.UNKNOWN, "certificate-refused", failure);
    }
    String word = failure instanceof IOException ? "connection-lost" : "call-failed";
    return problem(Verdict.UNKNOWN, word, failure);
  }

  /** Camel hands on what happened inside a {@link RuntimeCamelException}. */
  private static Throwable unwrapped(Throwable thrown) {
    Throwable cause = thrown.getCause();
    return thrown instanceof RuntimeCamelException && cause != null ? unwrapped(cause) : thrown;
  }

  /** The other side broke off the handshake over what we showed it, or did not show. */
  private static boolean isAlert(SSLException told) {
    return String.valueOf(told.getMessage())
        .matches("(?s).*fatal alert: .*(certificate|_ca|denied).*");
  }

  private static boolean nothingWasSent(Throwable failure) {
    return failure instanceof ConnectException
        || failure instanceof ConnectTimeoutException
        || failure instanceof ConnectionRequestTimeoutException
        || failure instanceof NoRouteToHostException
        || failure instanceof UnknownHostException;
  }

  private static NationalProblem problem(Verdict verdict, String word, Throwable failure) {
    Cause cause = new Cause(word, null, failure.getClass().getSimpleName());
    return new NationalProblem(verdict, cause, null);
  }
}
