package vn.lienthong.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AdminApiTest {
  /** Method, address, body, and the call that must reach the operations. */
  record Route(String method, String path, String body, String call) {
    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();
  private final InMemoryOperations operations = new InMemoryOperations();
  @TempDir private Path data;
  private AdminApi api;

  @BeforeEach
  void start() {
    api = AdminApi.start(operations, InMemoryOperations.reception(data), OpenRoutes.NONE);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  static Stream<Route> routes() {
    String flow = "/api/flows/chi-tieu/";
    String signed = "\"by\":\"lan\",\"why\":\"đã xem\"}";
    return Stream.of(
        new Route("GET", "/api/status", "", "status"),
        new Route("GET", "/api/check", "", "check"),
        new Route("GET", "/api/parked", "", "parked null"),
        new Route("GET", "/api/parked?flow=chi-tieu", "", "parked chi-tieu"),
        new Route("GET", "/api/conflicts", "", "conflicts null"),
        new Route("GET", flow + "plan", "", "plan chi-tieu 50"),
        new Route("GET", flow + "plan?limit=3", "", "plan chi-tieu 3"),
        new Route("GET", flow + "parked?key=a%7Cb", "", "parkedRecord chi-tieu a|b"),
        new Route("GET", flow + "conflict?key=04", "", "conflict chi-tieu 04"),
        new Route("GET", flow + "trace?key=04", "", "trace chi-tieu 04"),
        new Route("POST", flow + "apply", "", "apply chi-tieu null"),
        new Route("POST", flow + "apply", "{\"plan\":\"P1\"}", "apply chi-tieu P1"),
        new Route("GET", "/api/capture?flow=bieu", "", "capture show bieu"),
        new Route(
            "POST",
            "/api/capture/install",
            "{\"flow\":\"bieu\",\"carryOut\":true,\"by\":\"lan\"}",
            "capture install bieu true lan"),
        new Route(
            "POST", "/api/capture/remove", "{\"by\":\"lan\"}", "capture remove null false lan"),
        new Route("GET", "/api/verify?flow=chi-tieu", "", "verify chi-tieu"),
        new Route("GET", "/api/history?days=7", "", "history 7"),
        new Route("GET", "/api/audit?limit=9", "", "audit 9"),
        new Route("GET", "/api/audit/verify", "", "auditVerify"),
        new Route("GET", "/api/status?flow=dan-toc", "", "status"),
        new Route(
            "GET",
            "/api/flows/phieu/sent?since=2026-11-20&limit=5",
            "",
            "sent phieu null 2026-11-20 null null 5"),
        new Route("GET", "/api/parked/lines", "", "parkedLines null"),
        new Route(
            "POST",
            flow + "retry",
            "{\"cause\":\"too-long\",\"perSecond\":5}",
            "retry chi-tieu null too-long 5"),
        new Route("POST", flow + "retry", "{\"key\":\"04\"}", "retry chi-tieu 04 null 0"),
        new Route("POST", flow + "resync", "{\"all\":true}", "resync chi-tieu [] null true false"),
        new Route(
            "POST",
            flow + "resync",
            "{\"key\":\"04\",\"dryRun\":true}",
            "resync chi-tieu [04] null false true"),
        new Route(
            "POST",
            flow + "resync",
            "{\"keys\":[\"04\",\"a|b\"]}",
            "resync chi-tieu [04, a|b] null false false"),
        new Route(
            "POST",
            flow + "resync",
            "{\"since\":\"2026-11-20\"}",
            "resync chi-tieu [] 2026-11-20 false false"),
        new Route(
            "POST",
            flow + "discard",
            "{\"key\":\"04\"," + signed,
            "discard chi-tieu 04 lan đã xem"),
        new Route(
            "POST",
            flow + "resolve",
            "{\"key\":\"04\",\"choice\":\"nation\",\"fingerprint\":\"9f\"," + signed,
            "resolve chi-tieu 04 NATION 9f lan đã xem"),
        new Route(
            "POST",
            flow + "restore",
            "{\"key\":\"04\",\"field\":\"ten\"," + signed,
            "restore chi-tieu 04 ten lan đã xem"),
        new Route("POST", "/api/plans/P1/approve", "{" + signed, "approve P1 lan đã xem"),
        new Route(
            "POST", "/api/pause", "{\"flow\":\"dan-toc\"," + signed, "pause dan-toc lan đã xem"),
        new Route("POST", "/api/resume", "{\"by\":\"lan\"}", "resume null lan"),
        new Route("POST", "/api/backup", "", "backup"),
        new Route("POST", "/api/stop", "", "stop"));
  }

  @ParameterizedTest
  @MethodSource("routes")
  void asksTheOperation(Route route) throws Exception {
    HttpResponse<String> answer = send(route, token());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).contains("json");
    assertThat(operations.calls).containsExactly(route.call());
    assertThat(JSON.readTree(answer.body()).isObject()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("routes")
  void turnsAwayWithoutToken(Route route) throws Exception {
    HttpResponse<String> answer = send(route, null);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(code(answer)).isEqualTo("no-token");
    assertThat(operations.calls).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("routes")
  void turnsAwayWithWrongToken(Route route) throws Exception {
    HttpResponse<String> answer = send(route, token().replaceFirst(".$", "x"));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(code(answer)).isEqualTo("wrong-token");
    assertThat(operations.calls).isEmpty();
  }

  @Test
  void doesNotTellStrangersWhichAddressesThereAre() throws Exception {
    assertThat(send(new Route("GET", "/api/nothing", "", ""), null).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "evil.example, 403",
    "evil.example:8470, 403",
    "127.0.0.1.evil.example, 403",
    "localhost, 200",
    "LOCALHOST:1234, 200",
    "127.0.0.1:1, 200",
    "[::1]:1, 200"
  })
  void answersOnlyToItsOwnName(String host, int status) throws Exception {
    assertThat(statusFor(host)).contains(" " + status + " ");
  }

  @Test
  void keepsTokenAndPortFromOtherUsers() throws Exception {
    AdminFiles files = new AdminFiles(data);

    for (Path file : List.of(files.port(), files.token())) {
      String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
      assertThat(mode).isEqualTo("rw-------");
    }
    assertThat(Files.readString(files.port()).strip()).isEqualTo("" + api.port());
    assertThat(token()).matches("[0-9a-f]{64}");
    try (Stream<Path> all = Files.list(data)) {
      assertThat(all).hasSize(2);
    }
  }

  @Test
  void takesPortAndTokenAwayWhenItEnds() {
    api.close();

    assertThat(new AdminFiles(data).port()).doesNotExist();
    assertThat(new AdminFiles(data).token()).doesNotExist();
  }

  @Test
  void writesViewsAsTheirNamesSay() throws Exception {
    JsonNode status = JSON.readTree(get("/api/status").body());

    JsonNode flow = status.at("/flows/1");
    assertThat(flow.get("flow").asText()).isEqualTo("chi-tieu");
    assertThat(flow.get("state").asText()).isEqualTo("waiting-approval");
    assertThat(flow.get("toNational").asLong()).isEqualTo(2);
    assertThat(flow.get("lastRun").asText()).isEqualTo("2026-03-01T05:00:00Z");
    assertThat(flow.get("lastSuccess").isNull()).isTrue();
    assertThat(flow.get("heldPlan").asText()).isEqualTo("P7F3A");
    assertThat(JSON.readTree(get("/api/check").body()).at("/problems/0/nearest").asText())
        .isEqualTo("text");
  }

  static Stream<Object[]> refusals() {
    return Stream.of(
        new Object[] {new OperationException.UnknownFlow("dantoc", "dan-toc"), 404, "unknown-flow"},
        new Object[] {new OperationException.NotFound("no plan P1"), 404, "not-found"},
        new Object[] {new OperationException.Refused("changed since"), 409, "refused"},
        new Object[] {new OperationException.Busy("run 7"), 409, "busy"},
        new Object[] {
          new OperationException.Unreachable("national", "timed out"), 503, "unreachable"
        },
        new Object[] {new IllegalStateException("Nguyễn Văn A"), 500, "internal"});
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void tellsWhyWithoutStackTrace(RuntimeException fault, int status, String code) throws Exception {
    operations.next = fault;

    HttpResponse<String> answer = get("/api/status");

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(code(answer)).isEqualTo(code);
    assertThat(answer.body()).doesNotContain("Nguyễn", "java.", "\tat ");
  }

  @Test
  void namesNearestFlowAndUnreachableSide() throws Exception {
    assertThat(get("/api/flows/dantoc/plan").body()).contains("\"nearest\":\"dan-toc\"");
    operations.next = new OperationException.Unreachable("province", "no route");
    assertThat(get("/api/status").body()).contains("\"which\":\"province\"");
  }

  static Stream<Route> invalid() {
    String flow = "/api/flows/chi-tieu/";
    return Stream.of(
        new Route("POST", flow + "apply", "{\"plna\":\"P1\"}", ""),
        new Route("POST", flow + "apply", "[]", ""),
        new Route("POST", flow + "apply", "{\"plan\":\"P1\"} x", ""),
        new Route("POST", flow + "apply", "{\"plan\":1}", ""),
        new Route("POST", flow + "apply", "{\"plan\":\"" + "x".repeat(4001) + "\"}", ""),
        new Route("POST", flow + "resync", "{}", ""),
        new Route("POST", flow + "resync", "{\"key\":\"04\",\"all\":true}", ""),
        new Route("POST", flow + "resync", "{\"all\":\"yes\"}", ""),
        new Route("POST", flow + "resync", "{\"keys\":\"04\"}", ""),
        new Route("POST", flow + "resync", "{\"keys\":[4]}", ""),
        new Route("POST", flow + "resync", "{\"keys\":[\"04\"],\"since\":\"x\"}", ""),
        new Route("POST", flow + "discard", "{\"key\":\"04\",\"by\":\"lan\"}", ""),
        new Route(
            "POST",
            flow + "resolve",
            "{\"key\":\"1\",\"choice\":\"both\",\"fingerprint\":\"9\",\"by\":\"a\",\"why\":\"b\"}",
            ""),
        new Route("POST", "/api/plans/P1/approve", "{\"by\":\"lan\",\"why\":\" \"}", ""),
        new Route("GET", flow + "plan?limit=all", "", ""),
        new Route("GET", flow + "plan?limit=10001", "", ""),
        new Route("GET", flow + "trace", "", ""));
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void refusesWhatItDoesNotUnderstand(Route route) throws Exception {
    HttpResponse<String> answer = send(route, token());

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(code(answer)).isEqualTo("invalid");
    assertThat(operations.calls).isEmpty();
  }

  @Test
  void refusesLargeBodiesWrongMethodsAndUnknownAddresses() throws Exception {
    Route large = new Route("POST", "/api/pause", "{\"by\":\"" + "x".repeat(70_000) + "\"}", "");

    assertThat(send(large, token()).statusCode()).isEqualTo(413);
    assertThat(code(send(new Route("POST", "/api/status", "", ""), token())))
        .isEqualTo("wrong-method");
    assertThat(code(get("/api/nothing"))).isEqualTo("no-such-address");
    assertThat(operations.calls).isEmpty();
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(new Route("GET", path, "", ""), token());
  }

  private HttpResponse<String> send(Route route, String token) throws Exception {
    URI address = URI.create("http://127.0.0.1:" + api.port() + route.path());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .method(route.method(), BodyPublishers.ofString(route.body()));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  /** The status line; by hand, because Java's own client does not let the Host header be set. */
  private String statusFor(String host) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", api.port())) {
      String request =
          "GET /api/status HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n"
              .formatted(host, token());
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
          .readLine();
    }
  }

  private String token() throws IOException {
    return Files.readString(new AdminFiles(data).token()).strip();
  }

  private static String code(HttpResponse<String> answer) throws IOException {
    return JSON.readTree(answer.body()).at("/error/code").asText();
  }
}
