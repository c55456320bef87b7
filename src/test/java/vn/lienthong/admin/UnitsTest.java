package vn.lienthong.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.admin.access.Passwords;
import vn.lienthong.ledger.Act;
import vn.lienthong.testkit.TestClock;

/**
 * An administrator of all flows who is about the records of commune 03388 only, over real HTTP.
 * Record 1691 and the form 12|7 are of that commune, 1692 and PT01 of another, 0101 of none.
 */
class UnitsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PASSWORD = "núi cao sông dài";
  private static final List<String> OTHERS = List.of("1692", "0101", "nobody's");

  /** What each act about records wants beside the key. */
  private static final Map<String, String> WITH =
      Map.of(
          "retry", "",
          "resync", "",
          "discard", ",\"why\":\"x\"",
          "restore", ",\"why\":\"x\",\"field\":\"ten\"",
          "resolve", ",\"why\":\"x\",\"choice\":\"nation\",\"fingerprint\":\"f\"");

  private static String hash;
  private final InMemoryOperations operations = new InMemoryOperations();
  private final List<Act> book = new ArrayList<>();
  @TempDir private Path data;
  private AdminApi api;
  private Caller caller;
  private String ha;

  @BeforeAll
  static void hash() {
    hash = Passwords.hash(PASSWORD);
  }

  @BeforeEach
  void start() throws Exception {
    Path accounts = data.resolve("accounts.yaml");
    Files.createFile(
        accounts,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(
        accounts,
        """
        departments:
          - {name: huyen, role: administrator, flows: ["*"], units: ["03388", "03390"]}
        accounts:
          - {name: ha, department: huyen, units: ["03388"], password: "%1$s"}
          - {name: son, department: huyen, units: ["99999"], password: "%1$s"}
        """
            .formatted(hash));
    TestClock clock = TestClock.at("2026-11-20T01:00:00Z");
    Reception reception = new Reception(data, 0, accounts, Set.of(), book::add, clock);
    api = AdminApi.start(operations, reception, OpenRoutes.NONE);
    caller = new Caller(api.port());
    ha = caller.login("ha", PASSWORD).get("token").asText();
    book.clear();
  }

  @AfterEach
  void stop() {
    api.close();
  }

  /** From the list that the routes themselves are registered from. */
  @Test
  void whatIsAboutAllRecordsTogetherIsRefused() throws Exception {
    List<Doors.Door> whole =
        api.doors().stream().filter(door -> door.reach() == Reach.ALL).toList();
    assertThat(whole).hasSizeGreaterThan(9);
    for (Doors.Door door : whole) {
      HttpResponse<String> answer = ask(door, "{}", "");
      assertThat(answer.statusCode()).as(door.toString()).isEqualTo(403);
      assertThat(Caller.code(answer)).as(door.toString()).isEqualTo("not-granted-unit");
      assertThat(operations.calls).as(door.toString()).isEmpty();
    }
    assertThat(book)
        .hasSameSizeAs(whole)
        .allMatch(act -> act.who().equals("ha"))
        .extracting(Act::result)
        .containsOnly("refused: not-granted-unit");
  }

  /** The same for what is about single records: neither named nor moved, there or not. */
  @Test
  void recordsOfOthersAreNeitherShownNorMoved() throws Exception {
    List<Doors.Door> own = api.doors().stream().filter(door -> door.reach() == Reach.OWN).toList();
    assertThat(own).hasSizeGreaterThan(11);
    for (Doors.Door door : own) {
      for (String key : OTHERS) {
        operations.calls.clear();
        String act = door.path().substring(door.path().lastIndexOf('/') + 1);
        String body = door.method().equals("GET") ? "" : body(key, WITH.get(act));
        HttpResponse<String> answer = ask(door, body, "?key=" + key.replace("'", "%27"));

        String as = door + " " + key;
        boolean lists = answer.statusCode() == 200 && door.method().equals("GET");
        if (lists) {
          assertThat(keys(answer)).as(as).doesNotContainAnyElementsOf(OTHERS);
        } else {
          assertThat(Caller.code(answer)).as(as).isEqualTo("not-granted-unit");
          assertThat(operations.calls).as(as).isEmpty();
        }
      }
    }
    assertThat(book)
        .extracting(Act::who, Act::what, Act::target, Act::result)
        .contains(
            tuple("ha", "read trace", "1692", "refused: not-granted-unit"),
            tuple("ha", "discard", "1692", "refused: not-granted-unit"));
  }

  private static String body(String key, String more) {
    return "{\"key\":\"%s\"%s}".formatted(key, more);
  }

  private static List<String> keys(HttpResponse<String> answer) throws IOException {
    JsonNode told = JSON.readTree(answer.body());
    List<String> keys = new ArrayList<>(told.findValuesAsText("key"));
    told.findValues("keys").forEach(some -> some.forEach(key -> keys.add(key.asText())));
    return keys;
  }

  @Test
  void itsOwnRecordsAreShownAndMoved() throws Exception {
    assertThat(keys(get("/api/parked"))).containsExactly("12|7");
    assertThat(keys(get("/api/parked/lines"))).containsExactly("12|7");
    assertThat(keys(get("/api/flows/chi-tieu/plan"))).containsExactly("1691");
    assertThat(keys(get("/api/conflicts"))).isEmpty();
    assertThat(keys(get("/api/flows/phieu/sent"))).isEmpty();
    assertThat(get("/api/flows/chi-tieu/trace?key=1691").statusCode()).isEqualTo(200);
    operations.calls.clear();

    String retried = post("/api/flows/chi-tieu/retry", "{\"key\":\"1691\"}").body();
    post("/api/flows/phieu/retry", "{\"cause\":\"too-long\"}");
    post("/api/flows/phieu/retry", "{\"cause\":\"rule\"}");
    post("/api/flows/chi-tieu/resync", "{\"keys\":[\"1691\",\"12|7\"]}");
    post("/api/flows/chi-tieu/discard", "{\"key\":\"1691\",\"why\":\"x\"}");

    assertThat(operations.calls)
        .containsExactly(
            "retry chi-tieu 1691 null 0",
            "parkedLines phieu",
            "retry phieu [12|7] 0",
            "parkedLines phieu",
            "retry phieu [] 0",
            "resync chi-tieu [1691, 12|7] null false false",
            "discard chi-tieu 1691 ha x");
    assertThat(retried).as("changed meanwhile, of nobody").doesNotContain("0101");
  }

  @Test
  void someOfItsOwnAndOneOfOthersIsRefusedWhole() throws Exception {
    String body = "{\"keys\":[\"1691\",\"1692\"]}";
    assertThat(Caller.code(post("/api/flows/chi-tieu/resync", body))).isEqualTo("not-granted-unit");
    assertThat(Caller.code(post("/api/flows/chi-tieu/resync", "{\"all\":true}")))
        .isEqualTo("not-granted-unit");
    assertThat(operations.calls).isEmpty();
  }

  @Test
  void anAccountOnlyNarrowsWhatItsDepartmentHas() throws Exception {
    String son = caller.login("son", PASSWORD).get("token").asText();

    assertThat(keys(caller.send("GET", "/api/flows/chi-tieu/plan", son, ""))).isEmpty();
    assertThat(Caller.code(caller.send("GET", "/api/flows/chi-tieu/trace?key=1691", son, "")))
        .isEqualTo("not-granted-unit");
  }

  @Test
  void figuresAreForAllButNoKeyIsNamed() throws Exception {
    operations.waiting = "1692";

    String status = get("/api/status").body();

    assertThat(status).contains("\"waiting-approval\"", "status chi-tieu").doesNotContain("1692");
    JsonNode me = JSON.readTree(get("/api/me").body());
    assertThat(me.get("units").toString()).isEqualTo("[\"03388\"]");
  }

  private HttpResponse<String> get(String path) throws Exception {
    HttpResponse<String> answer = caller.send("GET", path, ha, "");
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer;
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return caller.send("POST", path, ha, body);
  }

  private HttpResponse<String> ask(Doors.Door door, String body, String query) throws Exception {
    String path = door.path().replace("{flow}", "chi-tieu").replace("{plan}", "P1");
    return caller.send(door.method(), path + query, ha, body);
  }
}
