package vn.lienthong.national.camel;

import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.NoHttpResponseException;
import vn.lienthong.national.CallTooLong;
import vn.lienthong.national.NationalLimits;
import vn.lienthong.national.NationalSettings;
import vn.lienthong.national.Transport;
import vn.lienthong.national.tls.Tls;

/**
 * Keeps HttpClient from doing anything by itself (retrying, following, remembering), every call
 * within its time and size, the reading of the answer's body included, and to the configured hosts.
 */
public final class BoundedCalls implements HttpClientConfigurer {
  private static final String REACHED = "lienthong.reached";
  private final NationalSettings settings;
  private final NationalLimits limits;
  private final Tls tls;
  private final ScheduledExecutorService alarm;

  BoundedCalls(NationalSettings settings, Tls tls, ScheduledExecutorService alarm) {
    this.settings = settings;
    this.tls = tls;
    this.limits = settings.limits();
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
        .addExecInterceptorFirst("bounded", this::execute)
        .addExecInterceptorLast("reached", BoundedCalls::reach);
    Transport.Proxy proxy = settings.transport().proxy();
    if (proxy != null) {
      throughProxy(builder, proxy);
    }
  }

  /** The proxy's password goes to the proxy alone, and is asked for with each use. */
  private static void throughProxy(HttpClientBuilder builder, Transport.Proxy proxy) {
    HttpHost host = new HttpHost("http", proxy.host(), proxy.port());
    builder.setProxy(host);
    builder.setDefaultCredentialsProvider(
        (scope, context) ->
            !proxy.user().isEmpty()
                    && host.getHostName().equalsIgnoreCase(scope.getHost())
                    && host.getPort() == scope.getPort()
                ? new UsernamePasswordCredentials(
                    proxy.user(), proxy.password().get().toCharArray())
                : null);
  }

  private ClassicHttpResponse execute(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    if (Stream.of(settings.url(), settings.tokenUrl().orElse(settings.url()))
        .noneMatch(known -> isAt(known, scope.route.getTargetHost()))) {
      throw new ElsewhereRefused();
    }
    tls.certificateAsked();
    Bell bell = new Bell(scope.originalRequest);
    bell.ringAfter(alarm, limits.call());
    ClassicHttpResponse answer = null;
    try {
      answer = ofNation(chain.proceed(request, scope), scope);
      if (answer.getEntity() != null) {
        answer.setEntity(new BoundedEntity(answer.getEntity(), limits.answerBytes(), bell));
      }
      return answer;
    } catch (IOException failure) {
      throw bell.rang() ? new CallTooLong() : brokenOff(failure);
    } finally {
      if (answer == null || answer.getEntity() == null) {
        bell.stop();
      }
    }
  }

  private IOException brokenOff(IOException failure) {
    boolean lost =
        failure instanceof SocketException
            || failure.getCause() instanceof SocketException
            || failure instanceof NoHttpResponseException;
    return lost && tls.certificateAsked() ? new CertificateRefused() : failure;
  }

  private static ClassicHttpResponse reach(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    scope.clientContext.setAttribute(REACHED, Boolean.TRUE);
    return chain.proceed(request, scope);
  }

  /** A proxy that lets nobody through answers itself, in any words. */
  private static ClassicHttpResponse ofNation(ClassicHttpResponse answer, ExecChain.Scope scope)
      throws IOException {
    boolean reached = scope.clientContext.getAttribute(REACHED) != null;
    int status = answer.getCode();
    if (reached && status != HttpStatus.SC_PROXY_AUTHENTICATION_REQUIRED) {
      return answer;
    }
    answer.close();
    throw new ProxyRefused(status);
  }

  private static boolean isAt(URI known, HttpHost host) {
    return known.getScheme().equalsIgnoreCase(host.getSchemeName())
        && known.getHost().equalsIgnoreCase(host.getHostName())
        && port(known.getScheme(), known.getPort()) == port(host.getSchemeName(), host.getPort());
  }

  private static int port(String scheme, int given) {
    return given >= 0 ? given : scheme.equalsIgnoreCase("https") ? 443 : 80;
  }
}
