package vn.lienthong.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import vn.lienthong.national.Answer;
import vn.lienthong.national.NationalProblem;
import vn.lienthong.national.NationalSettings;
import vn.lienthong.national.Transport;
import vn.lienthong.national.auth.Credentials;
import vn.lienthong.national.auth.TokenRequest;
import vn.lienthong.national.tls.CertificateFault;
import vn.lienthong.national.tls.Identity;
import vn.lienthong.national.tls.Tls;

/** The way to the ministry: name, port, proxy, certificate, clock, token, words. Only asks. */
final class NationSide {
  private static final long FEW_DAYS = 30;
  private static final Duration SMALL = Duration.ofSeconds(30);
  private static final Duration LARGE = Duration.ofMinutes(5);

  private final NationalSettings settings;
  private final Clock clock;
  private final Duration patience;
  private final WholeAnswers answers;

  /**
   * @param patience with each answer, to its end
   */
  NationSide(NationalSettings settings, Clock clock, Duration patience) {
    this.settings = settings;
    this.clock = clock;
    this.patience = patience;
    this.answers = new WholeAnswers(client(settings.transport(), patience), patience);
  }

  private static HttpClient client(Transport transport, Duration patience) {
    // otherwise the JDK answers no proxy that asks for a user before a tunnel
    System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .connectTimeout(patience)
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .sslContext(Tls.of(transport).context());
    Transport.Proxy proxy = transport.proxy();
    if (proxy != null) {
      builder.proxy(ProxySelector.of(new InetSocketAddress(proxy.host(), proxy.port())));
      if (!proxy.user().isEmpty()) {
        builder.authenticator(new ProxyUser(proxy));
      }
    }
    return builder.build();
  }

  /** Answers the proxy, and nobody else. */
  private static final class ProxyUser extends Authenticator {
    private final Transport.Proxy proxy;

    ProxyUser(Transport.Proxy proxy) {
      this.proxy = proxy;
    }

    @Override
    protected @Nullable PasswordAuthentication getPasswordAuthentication() {
      return getRequestorType() == RequestorType.PROXY
          ? new PasswordAuthentication(proxy.user(), proxy.password().get().toCharArray())
          : null;
    }
  }

  /**
   * @param words of a list that can be asked for
   */
  List<Finding> findings(Optional<NationWords> words) {
    List<Finding> findings = new ArrayList<>(way());
    boolean open = Reach.open(findings);
    ownCertificate().ifPresent(findings::add);
    if (!open) {
      for (String what : List.of("nation.tls", "nation.clock", "nation.token", "nation.words")) {
        findings.add(Finding.skipped(what));
      }
      return findings;
    }
    try {
      HttpResponse<String> answer = get(settings.url(), Map.of());
      findings.add(certificate(answer.sslSession()));
      findings.add(clock(answer));
      findings.addAll(asked(words));
    } catch (SSLException refused) {
      findings.add(Finding.broken("nation.tls", told(refused)));
    } catch (IOException away) {
      findings.add(Finding.broken("nation.answer", told(away)));
    }
    return findings;
  }

  private List<Finding> way() {
    Transport.Proxy proxy = settings.transport().proxy();
    URI url = settings.url();
    int standard = url.getScheme().equals("https") ? 443 : 80;
    int port = url.getPort() < 0 ? standard : url.getPort();
    return proxy == null
        ? new Reach("nation", url.getHost(), port).findings()
        : new Reach("proxy", proxy.host(), proxy.port()).findings();
  }

  private Optional<Finding> ownCertificate() {
    return Optional.ofNullable(settings.transport().certificate())
        .map(
            shown -> {
              try {
                Identity identity = Identity.read(shown);
                identity.mustBeValid(clock.instant());
                return daysLeft("nation.client-certificate", identity.until());
              } catch (CertificateFault unfit) {
                return Finding.broken("nation.client-certificate", unfit.found());
              }
            });
  }

  private Finding daysLeft(String what, Instant end) {
    long days = Duration.between(clock.instant(), end).toDays();
    return days < FEW_DAYS ? Finding.warning(what, days) : Finding.sound(what, days);
  }

  private Finding certificate(Optional<SSLSession> session) {
    if (session.isEmpty()) {
      return Finding.skipped("nation.tls");
    }
    try {
      Certificate shown = session.get().getPeerCertificates()[0];
      return daysLeft("nation.tls", ((X509Certificate) shown).getNotAfter().toInstant());
    } catch (SSLPeerUnverifiedException nobody) {
      return Finding.broken("nation.tls", told(nobody));
    }
  }

  private Finding clock(HttpResponse<String> answer) {
    Optional<Instant> theirs = answer.headers().firstValue("Date").flatMap(NationSide::moment);
    if (theirs.isEmpty()) {
      return Finding.skipped("nation.clock");
    }
    Duration apart = Duration.between(theirs.get(), clock.instant()).abs();
    if (apart.compareTo(SMALL) <= 0) {
      return Finding.sound("nation.clock", apart.toSeconds());
    }
    return apart.compareTo(LARGE) <= 0
        ? Finding.warning("nation.clock", apart.toSeconds())
        : Finding.broken("nation.clock", apart.toSeconds());
  }

  private static Optional<Instant> moment(String date) {
    try {
      return Optional.of(
          ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException other) {
      return Optional.empty();
    }
  }

  /** Whether we are let in, and whether the answer is understood. */
  private List<Finding> asked(Optional<NationWords> words) throws IOException {
    try {
      Map<String, String> headers = Credentials.of(settings.access(), this::ask, clock).headers();
      URI list = words.map(w -> w.question(settings.url())).orElse(settings.url());
      HttpResponse<String> answer = get(list, headers);
      int status = answer.statusCode();
      if (status == 401 || status == 403) {
        return refused("HTTP " + status);
      }
      return List.of(
          Finding.sound("nation.token", settings.access().profile(), "HTTP " + status),
          words
              .map(w -> w.heard(status, json(answer.body())))
              .orElse(Finding.skipped("nation.words")));
    } catch (NationalProblem refused) {
      return refused(refused.reason().code() + " " + refused.reason().detail());
    }
  }

  private List<Finding> refused(String why) {
    return List.of(
        Finding.broken("nation.token", settings.access().profile(), why),
        Finding.skipped("nation.words"));
  }

  private Answer ask(TokenRequest request) {
    HttpRequest.Builder call =
        HttpRequest.newBuilder(settings.tokenUrl().orElse(settings.url()))
            .timeout(patience)
            .header("Content-Type", request.contentType())
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(request.body()));
    request.headers().forEach(call::header);
    try {
      HttpResponse<String> answer = answers.to(call.build());
      return new Answer(answer.statusCode(), json(answer.body()), null);
    } catch (IOException away) {
      return new Answer(503, null, null);
    }
  }

  private static @Nullable JsonNode json(String body) {
    try {
      return new ObjectMapper().readTree(body);
    } catch (IOException other) {
      return null;
    }
  }

  private HttpResponse<String> get(URI url, Map<String, String> headers) throws IOException {
    HttpRequest.Builder call = HttpRequest.newBuilder(url).timeout(patience).GET();
    headers.forEach(call::header);
    return answers.to(call.build());
  }

  private static String told(IOException fault) {
    return fault.getClass().getSimpleName() + ": " + fault.getMessage();
  }
}
