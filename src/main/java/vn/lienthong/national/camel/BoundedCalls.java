package vn.lienthong.national.camel;

import java.io.IOException;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import vn.lienthong.national.CallTooLong;
import vn.lienthong.national.NationalLimits;

/**
 * Keeps HttpClient from doing anything by itself (retrying, following, remembering), and every call
 * within its time and size, the reading of the answer's body included.
 */
public final class BoundedCalls implements HttpClientConfigurer {
  private final NationalLimits limits;
  private final ScheduledExecutorService alarm;

  BoundedCalls(NationalLimits limits, ScheduledExecutorService alarm) {
    this.limits = limits;
    this.alarm = alarm;
  }

  @Override
  public void configureHttpClient(HttpClientBuilder builder) {
    builder
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .setUserAgent("lien-thong")
        .addExecInterceptorFirst("bounded", this::execute);
  }

  private ClassicHttpResponse execute(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    Bell bell = new Bell(scope.originalRequest);
    bell.ringAfter(alarm, limits.call());
    ClassicHttpResponse answer = null;
    try {
      answer = chain.proceed(request, scope);
      if (answer.getEntity() != null) {
        answer.setEntity(new BoundedEntity(answer.getEntity(), limits.answerBytes(), bell));
      }
      return answer;
    } catch (IOException failure) {
      throw bell.rang() ? new CallTooLong() : failure;
    } finally {
      if (answer == null || answer.getEntity() == null) {
        bell.stop();
      }
    }
  }
}
