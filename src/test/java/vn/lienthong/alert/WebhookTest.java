package vn.lienthong.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.ledger.Alert;

class WebhookTest {
  private static final Instant SINCE = Instant.parse("2026-11-20T03:00:00Z");
  private final List<JsonNode> received = new ArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/hook", call -> answer(call, 204));
    server.createContext("/elsewhere", call -> answer(call, 302));
    server.createContext("/broken", call -> answer(call, 500));
    server.createContext("/slow", this::never);
    server.start();
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
  }

  private void answer(HttpExchange call, int status) throws IOException {
    received.add(new ObjectMapper().readTree(call.getRequestBody()));
    call.getResponseHeaders().add("Location", "/hook");
    call.sendResponseHeaders(status, -1);
    call.close();
  }

  private void never(HttpExchange call) throws IOException {
    call.sendResponseHeaders(200, 0);
    try {
      end.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private Webhook to(String path) {
    String address = "http://127.0.0.1:" + server.getAddress().getPort() + path;
    return new Webhook(() -> address, "12", Duration.ofMillis(500));
  }

  private static News begun() {
    return new News(new Alert("flow-held", "dan-toc", "locked", SINCE, null));
  }

  @Test
  void saysWhatHasBegunAndWhatIsOver() throws IOException {
    to("/hook?key=a").tell(begun());
    Instant ended = SINCE.plusSeconds(60);
    to("/hook").tell(new News(new Alert("flow-held", "dan-toc", "locked", SINCE, ended)));

    assertThat(received.get(0).toString())
        .isEqualTo(
            "{\"event\":\"begun\",\"kind\":\"flow-held\",\"about\":\"dan-toc\","
                + "\"detail\":\"locked\",\"since\":\"2026-11-20T03:00:00Z\",\"until\":null,"
                + "\"province\":\"12\",\"text\":\"Luồng dan-toc bị giữ lại: locked\","
                + "\"textEn\":\"Flow dan-toc is held: locked\","
                + "\"command\":\"lienthong status dan-toc\"}");
    assertThat(received.get(1).path("event").asText()).isEqualTo("over");
    assertThat(received.get(1).path("until").asText()).isEqualTo("2026-11-20T03:01:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/elsewhere", "/broken", "/slow"})
  void whatWasNotTakenWasNotTold(String path) {
    assertThatThrownBy(() -> to(path).tell(begun())).isInstanceOf(IOException.class);
    assertThat(received).hasSizeLessThan(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://example.vn/x", "ftp://127.0.0.1/", "https://a:b@c.vn/", "x", ""})
  void anAddressThatIsNotSafeIsNotUsed(String address) {
    Webhook webhook = new Webhook(() -> address, "12", Duration.ofSeconds(5));

    assertThat(Webhook.fits(address)).isFalse();
    assertThatThrownBy(() -> webhook.tell(begun())).isInstanceOf(IOException.class);
  }
}
