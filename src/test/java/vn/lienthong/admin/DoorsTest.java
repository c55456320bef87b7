package vn.lienthong.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.admin.access.Passwords;
import vn.lienthong.admin.access.Role;
import vn.lienthong.ledger.Act;
import vn.lienthong.testkit.TestClock;

/** Who may do what: accounts, roles, sessions, over real HTTP. */
class DoorsTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PASSWORD = "núi cao sông dài";
  private static String hash;
  private final InMemoryOperations operations = new InMemoryOperations();
  private final TestClock clock = TestClock.at("2026-11-20T01:00:00Z");
  private final List<Act> book = new ArrayList<>();
  @TempDir private Path data;
  private Path accounts;
  private AdminApi api;

  @BeforeAll
  static void hash() {
    hash = Passwords.hash(PASSWORD);
  }

  @BeforeEach
  void start() throws IOException {
    accounts = data.resolve("accounts.yaml");
    Files.createFile(
        accounts,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    write(hash);
    Reception reception =
        new Reception(data, 0, accounts, Set.of("lienthong.example.vn"), book::add, clock);
    api = AdminApi.start(operations, reception, OpenRoutes.NONE);
  }

  private void write(String ofLan) throws IOException {
    Files.writeString(
        accounts,
        """
        departments:
          - {name: dan-toc, role: administrator, flows: ["*"]}
          - {name: thong-ke, role: operator, flows: [chi-tieu]}
        accounts:
          - {name: lan, department: dan-toc, role: viewer, password: "%1$s"}
          - {name: minh, department: dan-toc, role: operator, password: "%2$s"}
          - {name: hoa, department: dan-toc, password: "%2$s"}
          - {name: tuan, department: thong-ke, password: "%2$s"}
        """
            .formatted(ofLan, hash));
  }

  @AfterEach
  void stop() {
    api.close();
  }

  /** From the list that the routes themselves are registered from. */
  @Test
  void everyRouteWantsSomebodyWithItsRole() throws Exception {
    Map<String, Role> people =
        Map.of("lan", Role.VIEWER, "minh", Role.OPERATOR, "hoa", Role.ADMINISTRATOR);
    Map<String, String> tokens = new HashMap<>();
    for (String name : people.keySet()) {
      tokens.put(name, login(name, PASSWORD).get("token").asText());
    }

    assertThat(api.doors())
        .hasSizeGreaterThan(25)
        .contains(new Doors.Door("POST", "/api/stop", Role.ADMINISTRATOR));
    for (Doors.Door door : api.doors()) {
      String path = door.path().replace("{flow}", "chi-tieu").replace("{plan}", "P1");
      operations.calls.clear();
      assertThat(send(door.method(), path, null).statusCode()).as(door.toString()).isEqualTo(401);
      assertThat(send(door.method(), path, "wrong").statusCode())
          .as(door.toString())
          .isEqualTo(403);
      for (Map.Entry<String, Role> person : people.entrySet()) {
        if (door.path().endsWith("/logout") || person.getValue().covers(door.role())) {
          continue;
        }
        HttpResponse<String> answer = send(door.method(), path, tokens.get(person.getKey()));
        assertThat(answer.statusCode()).as(door + " " + person).isEqualTo(403);
        assertThat(code(answer)).isEqualTo("no-right");
      }
      assertThat(operations.calls).as(door.toString()).isEmpty();
    }
  }

  @Test
  void theDescriptionNamesEveryRouteWithItsRoleAndNoOther() {
    SwaggerParseResult read =
        new OpenAPIV3Parser().readLocation("gateway/admin-api.yaml", null, new ParseOptions());
    assertThat(read.getMessages()).isEmpty();
    List<String> described = new ArrayList<>();
    read.getOpenAPI()
        .getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .forEach(
                        (method, operation) ->
                            described.add(method + " " + path + " " + role(operation))));

    List<String> open = List.of("POST /api/login null", "GET /api/events viewer");
    Stream<String> doors =
        api.doors().stream()
            .map(door -> door.method() + " " + door.path() + " " + door.role().text());
    assertThat(described)
        .containsExactlyInAnyOrderElementsOf(Stream.concat(open.stream(), doors).toList());
  }

  private static Object role(Operation operation) {
    return operation.getExtensions() == null ? null : operation.getExtensions().get("x-role");
  }

  @Test
  void aRoleLetsInThroughItsDoors() throws Exception {
    String lan = login("lan", PASSWORD).get("token").asText();
    String minh = login("minh", PASSWORD).get("token").asText();
    String hoa = login("hoa", PASSWORD).get("token").asText();

    assertThat(send("GET", "/api/status", lan).statusCode()).isEqualTo(200);
    assertThat(send("POST", "/api/flows/chi-tieu/retry", minh).statusCode()).isEqualTo(200);
    assertThat(post("/api/plans/P1/approve", hoa, "{\"why\":\"đã xem\"}").statusCode())
        .isEqualTo(200);

    assertThat(operations.calls)
        .containsExactly("status", "retry chi-tieu null null 0", "approve P1 hoa đã xem");
  }

  @Test
  void anAccountDoesNotSeeOrMoveOtherFlows() throws Exception {
    String tuan = login("tuan", PASSWORD).get("token").asText();

    JsonNode status = JSON.readTree(send("GET", "/api/status", tuan).body());
    assertThat(status.findValuesAsText("flow")).isNotEmpty().containsOnly("chi-tieu");
    assertThat(JSON.readTree(send("GET", "/api/parked", tuan).body()).findValuesAsText("flow"))
        .doesNotContain("dan-toc");
    assertThat(JSON.readTree(send("GET", "/api/history", tuan).body()).get("flows")).isEmpty();
    for (String path :
        List.of(
            "/api/flows/dan-toc/plan", "/api/parked?flow=dan-toc", "/api/verify", "/api/audit")) {
      assertThat(code(send("GET", path, tuan))).as(path).isEqualTo("not-granted");
    }
    for (String body : List.of("{\"why\":\"x\"}", "{\"flow\":\"dan-toc\",\"why\":\"x\"}")) {
      assertThat(code(post("/api/pause", tuan, body))).isEqualTo("not-granted");
    }
    assertThat(post("/api/pause", tuan, "{\"flow\":\"chi-tieu\",\"why\":\"x\"}").statusCode())
        .isEqualTo(200);
  }

  @Test
  void whoDidWhatIsTakenDownAndWhatWasRefusedToo() throws Exception {
    String minh = login("minh", PASSWORD).get("token").asText();
    book.clear();

    post("/api/flows/chi-tieu/retry", minh, "{\"key\":\"04\",\"cause\":\"x\"}");
    send("POST", "/api/stop", minh);
    operations.next = new OperationException.Busy("run 7");
    send("POST", "/api/flows/chi-tieu/apply", minh);

    assertThat(book)
        .extracting(Act::who, Act::what, Act::flow, Act::target, Act::result)
        .containsExactly(
            tuple("minh", "retry", "chi-tieu", "04", "behind"),
            tuple("minh", "stop", null, null, "refused: no-right"),
            tuple("minh", "apply", "chi-tieu", null, "refused: Busy"));
  }

  @Test
  void wrongPasswordsAreToldAlikeAndThenHaveToWait() throws Exception {
    assertThat(code(tryLogin("nobody", PASSWORD))).isEqualTo("wrong-login");
    for (int i = 0; i < 5; i++) {
      assertThat(code(tryLogin("lan", "not this one, no"))).isEqualTo("wrong-login");
    }

    HttpResponse<String> locked = tryLogin("lan", PASSWORD);

    assertThat(locked.statusCode()).isEqualTo(429);
    assertThat(locked.headers().firstValue("Retry-After")).hasValue("30");
    assertThat(tryLogin("minh", PASSWORD).statusCode()).isEqualTo(200);
    clock.advance(Duration.ofSeconds(30));
    assertThat(tryLogin("lan", PASSWORD).statusCode()).isEqualTo(200);
    assertThat(book).extracting(Act::result).contains("refused: wrong-login", "refused: locked");
    assertThat(book.toString()).doesNotContain(PASSWORD, "not this one");
  }

  @Test
  void whoeverKnocksOnAndOnDoesNotFillTheAudit() throws Exception {
    for (int i = 0; i < 40; i++) {
      post("/api/login", null, "{\"once\":\"guess" + i + "\"}");
    }
    assertThat(book).hasSize(30);

    clock.advance(Duration.ofMinutes(1));
    post("/api/login", null, "{\"once\":\"guess\"}");
    assertThat(book).hasSize(31);
  }

  @Test
  void sessionsEndWithTheDayTheLogoutAndTheAccount() throws Exception {
    String one = login("lan", PASSWORD).get("token").asText();
    String other = login("minh", PASSWORD).get("token").asText();
    String third = login("hoa", PASSWORD).get("token").asText();

    CLIENT.send(
        request("POST", "/api/logout", "")
            .header("Cookie", "lienthong=" + other)
            .header("X-Lienthong-Page", "1")
            .build(),
        BodyHandlers.ofString());
    assertThat(send("GET", "/api/me", other).statusCode()).isEqualTo(403);
    assertThat(send("GET", "/api/me", one).statusCode()).isEqualTo(200);
    write(Passwords.hash("another password"));
    assertThat(send("GET", "/api/me", one).statusCode()).isEqualTo(403);
    assertThat(send("GET", "/api/me", third).statusCode()).isEqualTo(200);
    clock.advance(Duration.ofHours(8));
    assertThat(send("GET", "/api/me", third).statusCode()).isEqualTo(403);
  }

  @Test
  void anAddressOfTheTokensHolderLetsInOnce() throws Exception {
    String token = Files.readString(new AdminFiles(data).token()).strip();
    String once = JSON.readTree(post("/api/logins", token, "{}").body()).get("once").asText();

    JsonNode me = JSON.readTree(post("/api/login", null, "{\"once\":\"" + once + "\"}").body());

    assertThat(me.get("role").asText()).isEqualTo("administrator");
    assertThat(code(post("/api/login", null, "{\"once\":\"" + once + "\"}")))
        .isEqualTo("wrong-login");
    String late = JSON.readTree(post("/api/logins", token, "{}").body()).get("once").asText();
    clock.advance(Duration.ofMinutes(10));
    assertThat(code(post("/api/login", null, "{\"once\":\"" + late + "\"}")))
        .isEqualTo("wrong-login");
  }

  @Test
  void aCookieWritesOnlyWithTheHeaderOfOurPage() throws Exception {
    HttpResponse<String> in = tryLogin("minh", PASSWORD);
    String cookie = in.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict").doesNotContain("Secure");
    String session = cookie.substring(0, cookie.indexOf(';'));
    HttpRequest.Builder retry =
        request("POST", "/api/flows/chi-tieu/retry", "{}").header("Cookie", session);

    assertThat(code(CLIENT.send(retry.build(), BodyHandlers.ofString()))).isEqualTo("not-the-page");
    assertThat(
            CLIENT
                .send(retry.header("X-Lienthong-Page", "1").build(), BodyHandlers.ofString())
                .statusCode())
        .isEqualTo(200);
    assertThat(
            CLIENT
                .send(
                    request("GET", "/api/status", "").header("Cookie", session).build(),
                    BodyHandlers.ofString())
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void statusIsToldAsItChanges() throws Exception {
    String lan = login("lan", PASSWORD).get("token").asText();
    HttpRequest events =
        request("GET", "/api/events", "")
            .header("Authorization", "Bearer " + lan)
            .header("Accept", "text/event-stream")
            .build();
    operations.calm = true;

    HttpResponse<Stream<String>> stream = CLIENT.send(events, BodyHandlers.ofLines());

    assertThat(stream.statusCode()).isEqualTo(200);
    try (Stream<String> lines = stream.body()) {
      var told = lines.filter(line -> line.startsWith("data:")).iterator();
      assertThat(told.next()).contains("\"flow\":\"dan-toc\"").contains("in-step");
      operations.calm = false;
      assertThat(told.next()).contains("waiting-approval");
    }
  }

  @Test
  void aStrangerHearsNothing() throws Exception {
    assertThat(send("GET", "/api/events", null).statusCode()).isEqualTo(401);
  }

  private JsonNode login(String name, String password) throws Exception {
    return JSON.readTree(tryLogin(name, password).body());
  }

  private HttpResponse<String> tryLogin(String name, String password) throws Exception {
    String body = JSON.writeValueAsString(Map.of("account", name, "password", password));
    return post("/api/login", null, body);
  }

  private HttpResponse<String> send(String method, String path, String token) throws Exception {
    return send(method, path, token, "");
  }

  private HttpResponse<String> post(String path, String token, String body) throws Exception {
    return send("POST", path, token, body);
  }

  private HttpResponse<String> send(String method, String path, String token, String body)
      throws Exception {
    HttpRequest.Builder request = request(method, path, body);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String method, String path, String body) {
    URI address = URI.create("http://127.0.0.1:" + api.port() + path);
    return HttpRequest.newBuilder(address).method(method, BodyPublishers.ofString(body));
  }

  private static String code(HttpResponse<String> answer) throws IOException {
    return JSON.readTree(answer.body()).at("/error/code").asText();
  }
}
