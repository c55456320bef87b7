package vn.lienthong.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.national.Access;
import vn.lienthong.national.NationalLimits;
import vn.lienthong.national.NationalSettings;
import vn.lienthong.national.Transport;
import vn.lienthong.testkit.Certificates;

/** What {@code doctor} finds on the way to a ministry that is met over TLS. */
class NationSideTest {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Path MAPPINGS = Path.of("mappings");
  private static final Optional<NationWords> WORDS =
      NationWords.of(MAPPINGS, Mappings.read(MAPPINGS), "default");
  @TempDir private static Path folder;
  private static Certificates certificates;
  private static Path server;
  private static Path client;
  private static Path authorities;
  private @Nullable HttpsServer nation;
  private Duration ahead = Duration.ZERO;
  private int status = 200;

  @BeforeAll
  static void make() {
    certificates = new Certificates(folder);
    server = certificates.server("dns:localhost,ip:127.0.0.1");
    client = certificates.client("lai-chau", 5);
    authorities = certificates.pem("authorities.pem", client, server);
  }

  @BeforeEach
  void reset() {
    ahead = Duration.ZERO;
  }

  @AfterEach
  void stop() {
    if (nation != null) {
      nation.stop(0);
    }
  }

  @Test
  void everythingIsSoundWhereEverythingIs() throws Exception {
    start(server, false);

    Map<String, Finding> found = examine(trusting(null));

    assertThat(found.values()).allMatch(finding -> finding.state() == Finding.State.SOUND);
    assertThat(found)
        .containsOnlyKeys(
            "nation.dns",
            "nation.tcp",
            "nation.tls",
            "nation.clock",
            "nation.token",
            "nation.words");
    assertThat(found.get("nation.tls").values()).containsExactly("89");
    assertThat(found.get("nation.token").values()).containsExactly("ngsp", "HTTP 200");
  }

  @Test
  void aCertificateThatEndsSoonIsSomethingToThinkOf() throws Exception {
    start(server, false);
    ahead = Duration.ofDays(70);

    Finding tls = examine(trusting(null)).get("nation.tls");

    assertThat(tls.state()).isEqualTo(Finding.State.WARNING);
    assertThat(tls.values()).containsExactly("19");
  }

  @Test
  void ourOwnCertificateCountsItsDaysToo() throws Exception {
    start(server, true);

    Map<String, Finding> found = examine(trusting(client));

    assertThat(found.get("nation.client-certificate").state()).isEqualTo(Finding.State.WARNING);
    assertThat(found.get("nation.client-certificate").values()).containsExactly("4");
    assertThat(found.get("nation.token").state()).isEqualTo(Finding.State.SOUND);
  }

  @Test
  void ourOwnCertificateThatEndedIsBroken() throws Exception {
    start(server, true);
    ahead = Duration.ofDays(20);

    Finding own = examine(trusting(client)).get("nation.client-certificate");

    assertThat(own.state()).isEqualTo(Finding.State.BROKEN);
    assertThat(own.values().get(0)).startsWith("a certificate that ended on ");
  }

  @Test
  void anUnknownAuthorityAnotherHostAndAMissingCertificateAreFaultsOfTls() throws Exception {
    start(server, false);
    assertThat(examine(Transport.STRAIGHT).get("nation.tls").state())
        .isEqualTo(Finding.State.BROKEN);
    stop();
    Path elsewhere = certificates.server("dns:api.example.vn");
    start(elsewhere, false);
    Transport knowing = new Transport(null, null, certificates.pem("else.pem", elsewhere));
    assertThat(examine(knowing).get("nation.tls").state()).isEqualTo(Finding.State.BROKEN);
    stop();
    start(server, true);
    Map<String, Finding> found = examine(trusting(null));
    // with TLS 1.3 the refusal may come as a connection that ends after the handshake
    assertThat(found.values())
        .filteredOn(finding -> finding.state() == Finding.State.BROKEN)
        .extracting(Finding::what)
        .containsAnyOf("nation.tls", "nation.answer");
    assertThat(found).doesNotContainKey("nation.token");
  }

  @Test
  void aClockFarOffIsBroken() throws Exception {
    start(server, false);
    ahead = Duration.ofMinutes(6);

    Finding clock = examine(trusting(null)).get("nation.clock");

    assertThat(clock.state()).isEqualTo(Finding.State.BROKEN);
    assertThat(Integer.parseInt(clock.values().get(0))).isBetween(355, 365);
  }

  @Test
  void aRefusedTokenIsTheKeysFault() throws Exception {
    start(server, false);
    status = 401;

    Finding token = examine(trusting(null)).get("nation.token");

    assertThat(token.state()).isEqualTo(Finding.State.BROKEN);
    assertThat(token.values()).startsWith("ngsp");
  }

  @Test
  void aClosedPortLeavesTheRestUnasked() throws Exception {
    start(server, false);
    URI url = url();
    stop();

    Map<String, Finding> found = examine(trusting(null), url);

    assertThat(found.get("nation.tcp").state()).isEqualTo(Finding.State.BROKEN);
    assertThat(found.get("nation.tls").state()).isEqualTo(Finding.State.SKIPPED);
    assertThat(found.get("nation.token").state()).isEqualTo(Finding.State.SKIPPED);
  }

  private static Transport trusting(@Nullable Path shown) {
    return new Transport(
        null,
        shown == null ? null : new Transport.Certificate(shown, null, () -> Certificates.PASSWORD),
        authorities);
  }

  private Map<String, Finding> examine(Transport transport) {
    return examine(transport, url());
  }

  private Map<String, Finding> examine(Transport transport, URI url) {
    Access access = new Access.Ngsp(new Access.TokenDesk(url.resolve("/token")), "k", () -> "s");
    NationalSettings settings =
        new NationalSettings(
            url.resolve("/api/v1"), access, transport, NationalLimits.DEFAULT, "12", "default");
    List<Finding> findings =
        new NationSide(settings, Clock.offset(Clock.systemUTC(), ahead), PATIENCE).findings(WORDS);
    return findings.stream().collect(Collectors.toMap(Finding::what, Function.identity()));
  }

  private URI url() {
    assertThat(nation).isNotNull();
    return URI.create("https://127.0.0.1:" + nation.getAddress().getPort());
  }

  private void start(Path store, boolean onlyKnown) throws IOException, GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(open(store), Certificates.PASSWORD.toCharArray());
    TrustManagerFactory trusted = TrustManagerFactory.getInstance("PKIX");
    trusted.init(open(certificates.trusting("trusted.p12", client)));
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(keys.getKeyManagers(), trusted.getTrustManagers(), null);
    HttpsServer made =
        HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    made.setHttpsConfigurator(
        new HttpsConfigurator(tls) {
          @Override
          public void configure(HttpsParameters call) {
            SSLParameters parameters = getSSLContext().getDefaultSSLParameters();
            parameters.setNeedClientAuth(onlyKnown);
            call.setSSLParameters(parameters);
          }
        });
    made.createContext("/token", call -> answer(call, "{\"access_token\":\"t\",\"expires_in\":9}"));
    made.createContext("/", call -> answer(call, "{\"code\":\"OK\",\"data\":[]}"));
    made.start();
    nation = made;
  }

  private void answer(HttpExchange call, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    call.getRequestBody().readAllBytes();
    call.sendResponseHeaders(status, body.length);
    call.getResponseBody().write(body);
    call.close();
  }

  private static KeyStore open(Path file) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(file)) {
      store.load(in, Certificates.PASSWORD.toCharArray());
    }
    return store;
  }
}
