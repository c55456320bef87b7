package vn.lienthong.national.camel;

import java.io.IOException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.concurrent.Cancellable;
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
    AtomicBoolean late = new AtomicBoolean();
    Runnable cancel =
        () -> {
          late.set(true);
          if (scope.originalRequest instanceof Cancellable call) {
            call.cancel();
          }
        };
    Future<?> bell = alarm.schedule(cancel, limits.call().toMillis(), TimeUnit.MILLISECONDS);
    ClassicHttpResponse answer = null;
    try {
      answer = chain.proceed(request, scope);
      if (answer.getEntity() != null) {
        answer.setEntity(
            new BoundedEntity(answer.getEntity(), limits.answerBytes(), bell, late::get));
      }
      return answer;
    } catch (IOException failure) {
      throw late.get() ? new CallTooLong() : failure;
    } finally {
      if (answer == null || answer.getEntity() == null) {
        bell.cancel(false);
      }
    }
  }
}
