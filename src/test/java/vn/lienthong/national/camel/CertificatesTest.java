package vn.lienthong.national.camel;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.national.Access;
import vn.lienthong.national.NationalProblem;
import vn.lienthong.national.Samples;
import vn.lienthong.national.Transport;
import vn.lienthong.national.Verdict;
import vn.lienthong.testkit.Certificates;
import vn.lienthong.testkit.TestClock;

/** Real HTTPS: whom we trust, and by what we are known. */
class CertificatesTest {
  @TempDir private static Path folder;
  private static Certificates certificates;
  private static Path server;
  private static Path client;
  private final TestClock clock = TestClock.at("2026-01-01T00:00:00Z");
  private @Nullable WireMockServer nation;

  @BeforeAll
  static void make() {
    certificates = new Certificates(folder);
    server = certificates.server("dns:localhost,ip:127.0.0.1");
    client = certificates.client("lai-chau");
  }

  @AfterEach
  void stop() {
    if (nation != null) {
      nation.stop();
    }
  }

  @Test
  void trustsNobodyWhomNeitherTheJdkNorTheFileOfAuthoritiesKnows() {
    start(server, null);

    assertNotTrusted(Transport.STRAIGHT);
    Path another = certificates.pem("another.pem", client);
    assertNotTrusted(new Transport(null, null, another));
  }

  @Test
  void trustsTheFileOfAuthorities() {
    start(server, null);

    assertThat(page(new Transport(null, null, authorities()))).isEqualTo(2);
  }

  @Test
  void remembersWhenTheNationsCertificateEnds() {
    start(server, null);

    try (Caller caller = caller(new Transport(null, null, authorities()))) {
      assertThat(caller.tls.nationUntil()).isEmpty();
      caller.page();
      assertThat(caller.tls.nationUntil()).contains(Certificates.until(server));
    }
  }

  @Test
  void refusesACertificateOfAnotherHost() {
    Path another = certificates.server("dns:api.example.vn");
    start(another, null);

    assertNotTrusted(new Transport(null, null, certificates.pem("example.pem", another)));
  }

  @Test
  void isKnownByACertificateInPkcs12() {
    start(server, client);

    assertThat(page(shown(client, null))).isEqualTo(2);
  }

  @Test
  void isKnownByACertificateInPemWithItsKeyInItOrBesideIt() throws IOException {
    start(server, client);
    Path key = certificates.key("client.key", client);
    Path certificate = certificates.pem("client.pem", client);
    Path both = folder.resolve("both.pem");
    Files.writeString(both, Files.readString(key) + Files.readString(certificate));

    assertThat(page(shown(certificate, key))).isEqualTo(2);
    assertThat(page(shown(both, null))).isEqualTo(2);
  }

  @Test
  void saysThatItsCertificateIsRefusedOrWanted() {
    start(server, client);
    Path stranger = certificates.client("stranger");

    for (Transport transport :
        new Transport[] {new Transport(null, null, authorities()), shown(stranger, null)}) {
      NationalProblem problem = problem(transport);
      assertThat(problem.reason().code()).isEqualTo("certificate-refused");
      // by the handshake's end or after it, as TLS 1.3 may have it
      assertThat(problem.verdict()).isIn(Verdict.NOT_AUTHORISED, Verdict.RETRY_LATER);
    }
  }

  @Test
  void showsANewCertificateWithoutARestart() throws IOException {
    start(server, client);
    Path changing = folder.resolve("changing.p12");
    Files.copy(certificates.client("former"), changing, StandardCopyOption.REPLACE_EXISTING);
    try (Caller caller = caller(shown(changing, null))) {
      assertThat(caller.problem().reason().code()).isEqualTo("certificate-refused");
      clock.advance(Duration.ofSeconds(1));

      Files.copy(client, changing, StandardCopyOption.REPLACE_EXISTING);
      assertThat(caller.page().path("page").path("size").asInt()).isEqualTo(2);
    }
  }

  private void assertNotTrusted(Transport transport) {
    NationalProblem problem = problem(transport);
    assertThat(problem.reason().code()).isEqualTo("not-trusted");
    assertThat(problem.verdict()).isEqualTo(Verdict.CONTRACT_BROKEN);
    assertThat(nation).isNotNull();
    nation.verify(0, anyRequestedFor(anyUrl()));
  }

  private int page(Transport transport) {
    try (Caller caller = caller(transport)) {
      return caller.page().path("page").path("size").asInt();
    }
  }

  private NationalProblem problem(Transport transport) {
    try (Caller caller = caller(transport)) {
      return caller.problem();
    }
  }

  private Caller caller(Transport transport) {
    assertThat(nation).isNotNull();
    URI base = URI.create("https://127.0.0.1:" + nation.httpsPort());
    Access.TokenDesk desk = new Access.TokenDesk(base.resolve("/token"));
    Access access = new Access.Ngsp(desk, "key", () -> "secret");
    return new Caller(base.resolve("/api/v1"), access, transport, clock);
  }

  private static Transport shown(Path file, @Nullable Path key) {
    return new Transport(
        null, new Transport.Certificate(file, key, () -> Certificates.PASSWORD), authorities());
  }

  private static Path authorities() {
    return certificates.pem("authorities.pem", client, server);
  }

  /**
   * @param known the client that is let in; null: everybody
   */
  private void start(Path store, @Nullable Path known) {
    WireMockConfiguration options =
        options()
            .httpDisabled(true)
            .dynamicHttpsPort()
            .bindAddress("127.0.0.1")
            .keystoreType("PKCS12")
            .keystorePath(store.toString())
            .keystorePassword(Certificates.PASSWORD)
            .keyManagerPassword(Certificates.PASSWORD);
    if (known != null) {
      options
          .needClientAuth(true)
          .trustStoreType("PKCS12")
          .trustStorePath(certificates.trusting("known.p12", known).toString())
          .trustStorePassword(Certificates.PASSWORD);
    }
    nation = new WireMockServer(options);
    nation.start();
    nation.stubFor(
        post(urlPathEqualTo("/token"))
            .willReturn(okJson("{\"access_token\":\"t\",\"expires_in\":3600}")));
    nation.stubFor(get(urlPathEqualTo("/api/v1/dan-toc")).willReturn(okJson(Samples.page(2, 0))));
  }
}
