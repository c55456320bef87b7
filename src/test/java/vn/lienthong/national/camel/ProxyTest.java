package vn.lienthong.national.camel;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.national.Access;
import vn.lienthong.national.NationalProblem;
import vn.lienthong.national.Samples;
import vn.lienthong.national.Transport;
import vn.lienthong.national.Verdict;
import vn.lienthong.testkit.Certificates;
import vn.lienthong.testkit.TestClock;

/** HTTPS through a proxy: a tunnel, which sees neither records nor the nation's secrets. */
class ProxyTest {
  private static final String PAIR =
      "Basic " + Base64.getEncoder().encodeToString("qua:cong".getBytes(ISO_8859_1));
  @TempDir private Path folder;
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private ServerSocket proxy;
  private WireMockServer nation;
  private Path authorities;
  private String refusal = "";

  @BeforeEach
  void start() throws IOException {
    Certificates certificates = new Certificates(folder);
    Path server = certificates.server("dns:localhost,ip:127.0.0.1");
    authorities = certificates.pem("ca.pem", server);
    nation =
        new WireMockServer(
            options()
                .httpDisabled(true)
                .dynamicHttpsPort()
                .bindAddress("127.0.0.1")
                .keystoreType("PKCS12")
                .keystorePath(server.toString())
                .keystorePassword(Certificates.PASSWORD)
                .keyManagerPassword(Certificates.PASSWORD));
    nation.start();
    nation.stubFor(any(anyUrl()).willReturn(okJson("{}")));
    nation.stubFor(get(urlPathEqualTo("/api/v1/dan-toc")).willReturn(okJson(Samples.page(2, 0))));
    proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    threads.shutdownNow();
    nation.stop();
  }

  @Test
  void tunnelsAndGivesItsPasswordToTheProxyAlone() {
    try (Caller caller = caller("qua")) {
      caller.page();
    }

    assertThat(asked)
        .allMatch(head -> head.startsWith("CONNECT 127.0.0.1:" + nation.httpsPort() + " "))
        .noneMatch(head -> head.contains("khoa-api"))
        .last()
        .asString()
        .contains("Proxy-Authorization: " + PAIR);
    assertThat(nation.getAllServeEvents())
        .singleElement()
        .satisfies(
            call -> {
              assertThat(call.getRequest().getHeader("X-Api-Key")).isEqualTo("khoa-api");
              assertThat(call.getRequest().containsHeader("Proxy-Authorization")).isFalse();
            });
  }

  @Test
  void saysThatTheProxyRefusesAndBlamesNoRecord() {
    try (Caller caller = caller("ai-khac")) {
      assertRefused(caller.problem(), "HTTP 407");
      refusal = "HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\n{}";
      assertRefused(caller.problem(), "HTTP 403");
    }
    assertThat(nation.getAllServeEvents()).isEmpty();
  }

  private static void assertRefused(NationalProblem problem, String detail) {
    assertThat(problem.verdict()).isEqualTo(Verdict.RETRY_LATER);
    assertThat(problem.reason().text()).isEqualTo("proxy-refused (" + detail + ")");
  }

  private Caller caller(String user) {
    Transport.Proxy through =
        new Transport.Proxy("127.0.0.1", proxy.getLocalPort(), user, () -> "cong");
    return new Caller(
        URI.create("https://127.0.0.1:" + nation.httpsPort() + "/api/v1"),
        new Access.ApiKey("X-Api-Key", () -> "khoa-api"),
        new Transport(through, null, authorities),
        TestClock.at("2026-01-01T00:00:00Z"));
  }

  private void accept() {
    try {
      while (true) {
        Socket client = proxy.accept();
        threads.execute(() -> tunnel(client));
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  private void tunnel(Socket client) {
    try (client) {
      String head = head(client.getInputStream());
      asked.add(head);
      boolean known = head.contains(PAIR);
      String refused =
          known || !refusal.isEmpty()
              ? refusal
              : "HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm=\"p\"\r\n"
                  + "Connection: close\r\nContent-Length: 0\r\n\r\n";
      if (!refused.isEmpty()) {
        client.getOutputStream().write(refused.getBytes(ISO_8859_1));
        return;
      }
      try (Socket target = new Socket("127.0.0.1", nation.httpsPort())) {
        client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(ISO_8859_1));
        threads.execute(() -> copy(client, target));
        copy(target, client);
      }
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException over) {
      // one side has hung up
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    for (int next = in.read(); next >= 0; next = in.read()) {
      head.append((char) next);
      if (head.indexOf("\r\n\r\n") >= 0) {
        break;
      }
    }
    return head.toString();
  }
}
