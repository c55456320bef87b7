package vn.lienthong.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.admin.OperationException;
import vn.lienthong.flow.Report;
import vn.lienthong.routes.WireFault.After;

/**
 * Every fault of the wire at every call that a run makes: the first, one in the middle or the last
 * of its kind. The run says what happened, ends in time, and once the fault is gone everything
 * comes to rest with nothing lost and nothing done twice. {@code mvn -Pfaults test} takes every
 * fault at every call and all three places; otherwise it is each fault at every second call, at one
 * of the places.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultMatrixTest {
  private static final boolean ALL = Boolean.getBoolean("faults.all");
  private static final String FLOW = "ton-giao";
  private static final String FEED = "phieu";
  private static final String FORM = "PT01-03390001-2025";
  private static final Duration CALL = Duration.ofSeconds(2);

  /** The most that one run sends in vain before it is held: parts, and each once more. */
  private static final int TRIES = 9;

  /** A kind of call: what does the work, and how the call looks on the wire. */
  private enum Site {
    PAGE("GET /api/v1/ton-giao\\?.*"),
    ONE("GET /api/v1/ton-giao/.*"),
    BATCH("POST /api/v1/ton-giao/batch"),
    FED_BATCH("POST /api/v1/phieu/batch"),
    VERDICTS("GET /api/v1/phieu\\?.*"),
    DIGESTS("GET /api/v1/ton-giao/digest.*"),
    TOKEN("POST /token");

    private final Pattern call;

    Site(String call) {
      this.call = Pattern.compile(call);
    }

    boolean fed() {
      return this == FED_BATCH || this == VERDICTS;
    }
  }

  /** Where the routes and beans call the nation, and the site here that stands for it. */
  private static final Map<String, Site> CALLERS =
      Map.ofEntries(
          Map.entry("template-reconcile national-page", Site.PAGE),
          Map.entry("template-reconcile record", Site.ONE),
          Map.entry("template-reconcile batch", Site.BATCH),
          Map.entry("template-feed part", Site.FED_BATCH),
          Map.entry("template-feed verdict-page", Site.VERDICTS),
          Map.entry("verify verify-digests", Site.DIGESTS),
          Map.entry("verify verify-page", Site.DIGESTS),
          Map.entry("verify verify-record-page", Site.DIGESTS),
          Map.entry("verify verify-doubt", Site.DIGESTS));

  /** Java that calls the nation by a route, and the test that breaks its calls. */
  private static final Map<String, String> BEANS =
      Map.of(
          "files/camel/FileSteps.java", "routes/DocumentFilesTest.java",
          "services/camel/RouteMinistry.java", "services",
          "national/camel/PoorDoor.java", "routes/LostAnswersTest.java",
          "national/camel/RouteTokenSource.java", "routes/FaultMatrixTest.java");

  private final FaultyWire wire = wire();
  private Town town;
  private int edit = 100;
  private volatile boolean hides;
  private volatile String last = "";
  private final List<String> complaints = new ArrayList<>();

  private static FaultyWire wire() {
    try {
      return new FaultyWire();
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
  }

  @BeforeAll
  void open() throws IOException {
    town =
        Town.at(
            vn.lienthong.routes.Site.laiChau(vn.lienthong.routes.Site.On.H2)
                .with("national.url", wire.url() + "/api/v1")
                .with("national.silence-timeout", "1s")
                .with("national.timeout", CALL.toSeconds() + "s")
                .with("read.page-size", "5")
                .with("retry.first", "1m"));
    wire.to(town.nation.url());
    // the first call through takes long
    new URL(wire.url() + "/_sandbox/records").openStream().close();
    for (String flow : town.gateway().flows()) {
      town.approvedRun(flow);
    }
    town.people().capture().install(FEED, true, "An");
    town.tick(FEED);
    last = new TreeSet<>(town.stored(FLOW).keySet()).last();
    wire.always = answer -> hides ? without(answer) : answer;
  }

  @AfterAll
  void close() throws IOException {
    town.close();
    wire.close();
  }

  @AfterEach
  void tell() {
    List<String> told = List.copyOf(complaints);
    complaints.clear();
    assertThat(told).isEmpty();
  }

  /** The list does not show its last record, so that it is asked for by itself. */
  private ObjectNode without(ObjectNode answer) {
    if (answer.path("page").isObject() && answer.path("data").isArray()) {
      int before = answer.path("data").size();
      for (int i = before - 1; i >= 0; i--) {
        if (answer.path("data").path(i).path("id").asText().equals(last)) {
          answer.withArray("data").remove(i);
        }
      }
      ObjectNode page = (ObjectNode) answer.path("page");
      page.put("totalRecords", page.path("totalRecords").asInt() - 1);
    }
    return answer;
  }

  @Test
  void everyCallOfTheNationIsInTheMatrix() throws IOException {
    Set<String> found = new TreeSet<>();
    Pattern step = Pattern.compile("id: ([a-z-]+),[^\\n]*uri: \"?direct:national-(api|token)\"?");
    for (Path file : files(Path.of("routes"), ".camel.yaml")) {
      String name = file.getFileName().toString().replace(".camel.yaml", "");
      step.matcher(Files.readString(file))
          .results()
          .forEach(match -> found.add(name + " " + match.group(1)));
    }
    assertThat(found).containsExactlyInAnyOrderElementsOf(CALLERS.keySet());

    Path main = Path.of("src/main/java/vn/lienthong");
    Set<String> beans = new TreeSet<>();
    for (Path file : files(main, ".java")) {
      if (Files.readString(file).contains("\"direct:national-")) {
        beans.add(main.relativize(file).toString());
      }
    }
    assertThat(beans).containsExactlyInAnyOrderElementsOf(BEANS.keySet());
  }

  private static List<Path> files(Path folder, String end) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(end)).sorted().toList();
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsLostOrDoubledAndEachRunEndsInTime(WireFault fault) {
    for (Site site : Site.values()) {
      if (!ALL && (fault.ordinal() + site.ordinal()) % 2 > 0) {
        continue;
      }
      int calls = calls(site);
      for (int place : places(fault, site, calls)) {
        strike(fault, site, place);
      }
    }
  }

  @Test
  void aNationWhoseClockWasADayAheadHidesNothing() {
    town.tick(FLOW);
    town.tick(FEED);
    for (Site site : List.of(Site.PAGE, Site.VERDICTS)) {
      wire.place(call -> site.call.matcher(call).matches(), WireFault.CLOCK_AHEAD);
      assertThat(town.tick(site.fed() ? FEED : FLOW).result()).isEqualTo("in-step");
      assertThat(wire.struck()).isTrue();
    }
    town.ministry(FLOW, "{'ma':'03','ten':'Tên đổi khi giờ đã đúng'}");
    judge(++edit);

    town.tick(FLOW);
    town.tick(FEED);

    assertThat(town.value("SELECT ten FROM dm_ton_giao WHERE ma = '03'"))
        .isEqualTo("Tên đổi khi giờ đã đúng");
    assertThat(verdict()).isTrue();
  }

  private void judge(int why) {
    town.judge(
        "{'resource':'phieu','id':'12:%s','ketQua':'TRA_LAI','lyDo':'%d'}".formatted(FORM, why));
  }

  private static Set<Integer> places(WireFault fault, Site site, int calls) {
    List<Integer> three = List.of(1, (calls + 1) / 2, calls);
    return ALL
        ? new TreeSet<>(three)
        : Set.of(three.get((fault.ordinal() + site.ordinal()) % three.size()));
  }

  /** How many calls of the kind the work makes. */
  private final Map<Site, Integer> counted = new HashMap<>();

  private int calls(Site site) {
    return counted.computeIfAbsent(
        site,
        wanted -> {
          int[] seen = {0};
          wire.place(
              call -> {
                seen[0] += wanted.call.matcher(call).matches() ? 1 : 0;
                return false;
              },
              WireFault.LATENCY);
          String result = work(wanted);
          wire.struck();
          assertThat(seen[0]).as("calls at " + wanted + ": " + result).isPositive();
          return seen[0];
        });
  }

  private void strike(WireFault fault, Site site, int place) {
    String cell = fault + " at " + site + " " + place;
    int[] seen = {0};
    int written = town.nation.journal().size();
    wire.place(call -> site.call.matcher(call).matches() && ++seen[0] == place, fault);
    long start = System.nanoTime();
    String result = work(site);
    long millis = (System.nanoTime() - start) / 1_000_000;
    boolean struck = wire.struck();
    expect(struck, cell + " never struck");
    expect(!result.startsWith("failed"), cell + " " + result);
    expect(!goesOn(fault, site) || result.equals("in-step"), cell + " " + result);
    expect(millis < TRIES * CALL.toMillis() * 11 / 10, cell + " took " + millis);
    rest(cell);
    expect(once(written), cell + ": done twice");
  }

  /** A key that is refused where tokens are fetched is no token that ended. */
  private static boolean goesOn(WireFault fault, Site site) {
    return fault.after == After.NOTHING && !(site == Site.TOKEN && fault == WireFault.TOKEN_ENDED);
  }

  private void expect(boolean met, String otherwise) {
    if (!met) {
      complaints.add(otherwise);
    }
  }

  /** Something new for the flow of that call to carry, and its run; what came of it. */
  private String work(Site site) {
    edit++;
    if (site == Site.DIGESTS) {
      return proved();
    }
    if (site == Site.TOKEN) {
      town.clock.advance(Duration.ofHours(2));
    }
    if (site.fed()) {
      town.sql(
          "UPDATE phieu_tra_loi SET gia_tri = '%d' WHERE cau_hoi = 'C01' AND so_phieu = '%s'"
              .formatted(edit, FORM));
      judge(edit);
      return result(town.tick(FEED));
    }
    for (String code : List.of("12", "99")) {
      town.sql("UPDATE dm_ton_giao SET to_chuc = 'lần %d' WHERE ma = '%s'".formatted(edit, code));
    }
    hides = site == Site.ONE;
    Report report = town.full(FLOW);
    hides = false;
    return result(report);
  }

  private static String result(Report report) {
    return report.result() + (report.cause() == null ? "" : " " + report.cause().text());
  }

  private String proved() {
    try {
      return town.people().verify(FLOW).flows().get(0).proved() ? "in-step" : "differs";
    } catch (OperationException.Unreachable | OperationException.Refused away) {
      return "held " + away.getMessage();
    }
  }

  /** The fault is gone: a few runs later both sides hold the same. */
  private void rest(String cell) {
    for (int i = 0; i < 4; i++) {
      town.clock.advance(Duration.ofHours(2));
      if (awaken() && same()) {
        return;
      }
    }
    complaints.add(
        "%s: in the end %s, form %s"
            .formatted(
                cell, town.record(FLOW, Map.of("ma", "12")).path("toChuc").asText(), form()));
  }

  /** Once the breaker lets calls through again; whether both flows are in step then. */
  private boolean awaken() {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (System.nanoTime() < deadline) {
      Set<String> results = Set.copyOf(List.of(town.full(FLOW).result(), town.tick(FEED).result()));
      if (!results.contains("held")) {
        return results.equals(Set.of("in-step"));
      }
    }
    return false;
  }

  private boolean same() {
    return Stream.of("12", "99")
            .allMatch(
                code ->
                    String.valueOf(
                            town.value("SELECT to_chuc FROM dm_ton_giao WHERE ma = '" + code + "'"))
                        .equals(town.record(FLOW, Map.of("ma", code)).path("toChuc").asText()))
        && form().contains("\"" + answer() + "\"")
        && verdict();
  }

  private String answer() {
    return String.valueOf(
        town.value(
            "SELECT gia_tri FROM phieu_tra_loi WHERE cau_hoi = 'C01' AND so_phieu = '"
                + FORM
                + "'"));
  }

  private String form() {
    return String.valueOf(town.stored(FEED).get("12:" + FORM));
  }

  private boolean verdict() {
    String here = town.value("SELECT ly_do_bo FROM phieu WHERE so_phieu = '" + FORM + "'");
    String there = town.stored(FEED).get("12:" + FORM).path("lyDo").asText("null");
    return String.valueOf(here).equals(there);
  }

  /** No record came to life twice, and no version of one was written twice. */
  private boolean once(int from) {
    List<ObjectNode> lines = town.nation.journal();
    Set<String> seen = new TreeSet<>();
    return lines.subList(from, lines.size()).stream()
        .filter(line -> Set.of("CREATED", "UPDATED").contains(line.path("status").asText()))
        .map(line -> line.path("resource").asText() + line.path("id") + line.path("version"))
        .allMatch(seen::add);
  }
}
