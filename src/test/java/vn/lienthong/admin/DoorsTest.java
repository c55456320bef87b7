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
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
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
          - {name: chi-tieu, role: administrator, flows: [chi-tieu]}
        accounts:
          - {name: lan, department: dan-toc, role: viewer, password: "%1$s"}
          - {name: minh, department: dan-toc, role: operator, password: "%2$s"}
          - {name: hoa, department: dan-toc, password: "%2$s"}
          - {name: tuan, department: thong-ke, password: "%2$s"}
          - {name: binh, department: chi-tieu, password: "%2$s"}
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
        .contains(new Doors.Door("POST", "/api/stop", Role.ADMINISTRATOR, Reach.ALL));
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
        assertThat(Caller.code(answer)).isEqualTo("no-right");
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
                            described.add(method + " " + path + " " + who(operation))));

    List<String> open = List.of("POST /api/login null null", "GET /api/events viewer any");
    Stream<String> doors =
        api.doors().stream().map(door -> door.method() + " " + door.path() + " " + who(door));
    assertThat(described)
        .containsExactlyInAnyOrderElementsOf(Stream.concat(open.stream(), doors).toList());
  }

  private static String who(Doors.Door door) {
    return door.role().text() + " " + door.reach().name().toLowerCase(Locale.ROOT);
  }

  private static String who(Operation operation) {
    Map<String, Object> said = operation.getExtensions();
    return said == null ? "null null" : said.get("x-role") + " " + said.get("x-units");
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
      assertThat(Caller.code(send("GET", path, tuan))).as(path).isEqualTo("not-granted");
    }
    for (String body : List.of("{\"why\":\"x\"}", "{\"flow\":\"dan-toc\",\"why\":\"x\"}")) {
      assertThat(Caller.code(post("/api/pause", tuan, body))).isEqualTo("not-granted");
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
    assertThat(Caller.code(tryLogin("nobody", PASSWORD))).isEqualTo("wrong-login");
    for (int i = 0; i < 5; i++) {
      assertThat(Caller.code(tryLogin("lan", "not this one, no"))).isEqualTo("wrong-login");
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
    String once = code(token);

    JsonNode me = JSON.readTree(post("/api/login", null, "{\"once\":\"" + once + "\"}").body());

    assertThat(me.get("role").asText()).isEqualTo("administrator");
    assertThat(Caller.code(post("/api/login", null, "{\"once\":\"" + once + "\"}")))
        .isEqualTo("wrong-login");
    String late = code(token);
    clock.advance(Duration.ofMinutes(10));
    assertThat(Caller.code(post("/api/login", null, "{\"once\":\"" + late + "\"}")))
        .isEqualTo("wrong-login");
  }

  private String code(String token) throws Exception {
    return JSON.readTree(post("/api/logins", token, "{}").body()).get("once").asText();
  }

  /** Whoever may not do everything does not get there by an address that lets in once. */
  @Test
  void anAddressLetsInAsFarAsItsAskerAndAsLong() throws Exception {
    String binh = login("binh", PASSWORD).get("token").asText();
    String once = code(binh);

    JsonNode me =
        JSON.readTree(
            post("/api/login", null, "{\"once\":\"%s\",\"bearer\":true}".formatted(once)).body());

    assertThat(me.get("flows").toString()).isEqualTo("[\"chi-tieu\"]");
    assertThat(Caller.code(post("/api/stop", binh, ""))).isEqualTo("not-granted");
    String token = me.get("token").asText();
    assertThat(send("GET", "/api/me", token).statusCode()).isEqualTo(200);
    Files.writeString(accounts, Files.readString(accounts).replace("name: binh", "name: binh2"));
    assertThat(send("GET", "/api/me", token).statusCode()).isEqualTo(403);
  }

  /** Otherwise it could try out which files there are on the service's machine. */
  @Test
  void anAccountRestoresOnlyWhatIsAmongTheBackups() throws Exception {
    String hoa = login("hoa", PASSWORD).get("token").asText();
    String path = "/api/backup/restore";

    for (String file : List.of("/etc/shadow", "../accounts.yaml", "a\\\\b")) {
      HttpResponse<String> answer = post(path, hoa, "{\"file\":\"%s\"}".formatted(file));
      assertThat(Caller.code(answer)).as(file).isEqualTo("invalid");
    }
    assertThat(post(path, hoa, "{\"file\":\"b.zip\"}").statusCode()).isEqualTo(200);
    assertThat(operations.calls).containsExactly("restoreLedger b.zip hoa");
  }

  @Test
  void aLoginOfABrowserTellsNoScriptTheSession() throws Exception {
    HttpResponse<String> in = tryLogin("minh", PASSWORD);
    String cookie = in.headers().firstValue("Set-Cookie").orElseThrow();
    String secret = cookie.substring("lienthong=".length(), cookie.indexOf(';'));
    HttpResponse<String> asked =
        CLIENT.send(
            request("GET", "/api/me", "").header("Cookie", "lienthong=" + secret).build(),
            BodyHandlers.ofString());

    assertThat(in.body()).doesNotContain(secret).doesNotContain("token");
    assertThat(asked.body()).doesNotContain(secret).doesNotContain("token");
    assertThat(JSON.readTree(asked.body()).get("expires").asText())
        .isEqualTo("2026-11-20T09:00:00Z");
    assertThat(caller().tryLogin("minh", PASSWORD, true).headers().firstValue("Set-Cookie"))
        .isEmpty();
  }

  @Test
  void aCookieWritesOnlyWithTheHeaderOfOurPage() throws Exception {
    HttpResponse<String> in = tryLogin("minh", PASSWORD);
    String cookie = in.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict").doesNotContain("Secure");
    String session = cookie.substring(0, cookie.indexOf(';'));
    HttpRequest.Builder retry =
        request("POST", "/api/flows/chi-tieu/retry", "{}").header("Cookie", session);

    assertThat(Caller.code(CLIENT.send(retry.build(), BodyHandlers.ofString())))
        .isEqualTo("not-the-page");
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
    operations.calm = true;

    HttpResponse<Stream<String>> stream = events("Authorization", "Bearer " + lan);

    assertThat(stream.statusCode()).isEqualTo(200);
    try (Stream<String> lines = stream.body()) {
      var told = lines.filter(line -> line.startsWith("data:")).iterator();
      assertThat(told.next()).contains("\"flow\":\"dan-toc\"").contains("in-step");
      operations.calm = false;
      assertThat(told.next()).contains("waiting-approval");
    }
  }

  /** However it came in, and whether it ended by itself or somebody was taken out. */
  @Test
  void whoeverIsOutHearsNoMore() throws Exception {
    String lan = login("lan", PASSWORD).get("token").asText();
    String minh = login("minh", PASSWORD).get("token").asText();
    Iterator<String> ofLan = events("Authorization", "Bearer " + lan).body().iterator();
    Iterator<String> ofMinh = events("Cookie", "lienthong=" + minh).body().iterator();
    assertThat(ofLan.next()).isEqualTo("event: status");
    assertThat(ofMinh.next()).isEqualTo("event: status");

    Files.writeString(accounts, Files.readString(accounts).replace("name: lan", "name: lien"));
    assertThat(ofLan).as("comes to its end").toIterable().isNotEmpty();
    clock.advance(Duration.ofHours(8));
    assertThat(ofMinh).as("comes to its end").toIterable().isNotEmpty();
  }

  private HttpResponse<Stream<String>> events(String header, String value) throws Exception {
    HttpRequest events =
        request("GET", "/api/events", "")
            .header(header, value)
            .header("Accept", "text/event-stream")
            .build();
    return CLIENT.send(events, BodyHandlers.ofLines());
  }

  @Test
  void aStrangerHearsNothing() throws Exception {
    assertThat(send("GET", "/api/events", null).statusCode()).isEqualTo(401);
  }

  private Caller caller() {
    return new Caller(api.port());
  }

  private JsonNode login(String name, String password) throws Exception {
    return caller().login(name, password);
  }

  private HttpResponse<String> tryLogin(String name, String password) throws Exception {
    return caller().tryLogin(name, password, false);
  }

  private HttpResponse<String> send(String method, String path, String token) throws Exception {
    return caller().send(method, path, token, "");
  }

  private HttpResponse<String> post(String path, String token, String body) throws Exception {
    return caller().send("POST", path, token, body);
  }

  private HttpRequest.Builder request(String method, String path, String body) {
    return caller().request(method, path, body);
  }
}
