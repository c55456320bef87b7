package vn.lienthong.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.routes.WireFault.After;
import vn.lienthong.routes.WiredTown.Work;

/**
 * Every fault of the wire at every kind of call of the ministry: the first, one in the middle or
 * the last of its kind. What was asked for says what happened, each call ends in time, and once the
 * fault is gone everything comes to rest with nothing lost and nothing done twice. {@code mvn
 * -Pfaults test} takes every fault at every call and all three places; otherwise it is each fault
 * at every third kind of call, at one of the places.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultMatrixTest {
  private static final boolean ALL = Boolean.getBoolean("faults.all");

  /** Those at which the gateway waits for a second or two. */
  private static final Set<WireFault> SLOW =
      EnumSet.of(WireFault.DRIBBLED, WireFault.SILENCE_BEFORE, WireFault.SILENCE_AFTER);

  /** Milliseconds for what has to be done before and after the waiting. */
  private static final int REACTION = 500;

  /** Where routes call the ministry, and what stands for it here. */
  private static final Map<String, CallSite> STEPS =
      Map.ofEntries(
          Map.entry("template-reconcile national-page", CallSite.PAGE),
          Map.entry("template-reconcile record", CallSite.ONE),
          Map.entry("template-reconcile batch", CallSite.BATCH),
          Map.entry("template-feed witness", CallSite.WITNESS),
          Map.entry("template-feed part", CallSite.FED_BATCH),
          Map.entry("template-feed verdict-page", CallSite.VERDICTS),
          Map.entry("verify verify-digests", CallSite.DIGESTS),
          Map.entry("verify verify-page", CallSite.POOR_PAGE),
          Map.entry("verify verify-record-page", CallSite.DIGESTS_OF_RECORDS),
          Map.entry("verify verify-doubt", CallSite.RECORD_IN_DOUBT));

  /** Java that calls the ministry by a route. */
  private static final Map<String, List<CallSite>> BEANS =
      Map.of(
          "files/camel/FileSteps.java",
          List.of(CallSite.FILE_STATE, CallSite.FILE_PUT, CallSite.FILE_GET),
          "services/camel/RouteMinistry.java",
          List.of(CallSite.SERVICE),
          "national/camel/PoorDoor.java",
          List.of(CallSite.POOR_PAGE, CallSite.TICKET),
          "national/camel/RouteTokenSource.java",
          List.of(CallSite.TOKEN));

  /** Java that opens connections by itself, and why it is not here. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "Serving.java", "only connects: ServingTest.startsAlthoughNeitherSideAnswersAndSaysWhich",
          "alert/Webhook.java", "not the ministry: WebhookTest",
          "cli/Api.java", "the service at home: CommandLineTest",
          "setup/NationSide.java", "for init and doctor, without a service: EndlessAnswersTest",
          "setup/Reach.java", "only connects: NationSideTest");

  private WiredTown usual;
  private WiredTown poor;
  private final List<String> complaints = new ArrayList<>();
  private final Map<CallSite, Integer> struck = new EnumMap<>(CallSite.class);
  private final Map<CallSite, Integer> counted = new EnumMap<>(CallSite.class);
  private long slowest;
  private int calls;

  @BeforeAll
  void open() throws IOException {
    usual = new WiredTown(false);
    poor = new WiredTown(true);
  }

  @AfterAll
  void close() throws IOException {
    System.out.println(
        "faults struck: %s; %d calls, the longest %d ms".formatted(struck, calls, slowest));
    usual.close();
    poor.close();
  }

  @AfterEach
  void tell() {
    List<String> told = List.copyOf(complaints);
    complaints.clear();
    assertThat(told).isEmpty();
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
    assertThat(found).containsExactlyInAnyOrderElementsOf(STEPS.keySet());
    assertThat(java("\"direct:national-")).containsExactlyInAnyOrderElementsOf(BEANS.keySet());
    assertThat(java("new Socket\\(|HttpClient\\.new|openConnection\\("))
        .containsExactlyInAnyOrderElementsOf(OTHERS.keySet());
    Set<CallSite> named = EnumSet.copyOf(STEPS.values());
    BEANS.values().forEach(named::addAll);
    assertThat(named).as("all that is struck").isEqualTo(EnumSet.allOf(CallSite.class));
  }

  /** The product's files that say so. */
  private static Set<String> java(String said) throws IOException {
    Path main = Path.of("src/main/java/vn/lienthong");
    Set<String> found = new TreeSet<>();
    for (Path file : files(main, ".java")) {
      String name = main.relativize(file).toString();
      boolean ministrys = name.startsWith("sandbox/") || name.startsWith("demo/");
      if (!ministrys && Pattern.compile(said).matcher(Files.readString(file)).find()) {
        found.add(name);
      }
    }
    return found;
  }

  private static List<Path> files(Path folder, String end) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(end)).sorted().toList();
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsLostOrDoubledAndEachCallEndsInTime(WireFault fault) {
    for (CallSite site : CallSite.values()) {
      int pair = fault.ordinal() + site.ordinal();
      if (ALL || pair % (SLOW.contains(fault) ? 6 : 3) == 0) {
        int calls = calls(site);
        List<Integer> three = List.of(1, (calls + 1) / 2, calls);
        Set<Integer> places = ALL ? new TreeSet<>(three) : Set.of(three.get(pair / 3 % 3));
        places.forEach(place -> strike(fault, site, place));
      }
    }
  }

  @Test
  void aRecordThatIsMadeUpOnAPageOfVerdictsIsNotAskedForLater() {
    strike(WireFault.EXTRA, CallSite.VERDICTS, 1);
  }

  @Test
  void everyKindOfCallHasItsTurn() {
    Set<CallSite> met =
        Arrays.stream(CallSite.values())
            .filter(
                site ->
                    Arrays.stream(WireFault.values())
                        .filter(fault -> !SLOW.contains(fault))
                        .anyMatch(fault -> (fault.ordinal() + site.ordinal()) % 3 == 0))
            .collect(Collectors.toSet());
    assertThat(met).containsExactlyInAnyOrder(CallSite.values());
  }

  @Test
  void aNationWhoseClockWasADayAheadHidesNothing() {
    Town town = usual.town;
    town.tick("ton-giao");
    town.tick("phieu");
    for (CallSite site : List.of(CallSite.PAGE, CallSite.VERDICTS)) {
      usual.wire.place(site::is, WireFault.CLOCK_AHEAD);
      String flow = site == CallSite.VERDICTS ? "phieu" : "ton-giao";
      assertThat(town.tick(flow).result()).isEqualTo("in-step");
      assertThat(usual.wire.struck()).isTrue();
    }
    town.ministry("ton-giao", "{'ma':'03','ten':'Tên đổi khi giờ đã đúng'}");
    usual.judge();

    town.tick("ton-giao");
    town.tick("phieu");

    assertThat(town.value("SELECT ten FROM dm_ton_giao WHERE ma = '03'"))
        .isEqualTo("Tên đổi khi giờ đã đúng");
    assertThat(usual.verdict()).isEmpty();
  }

  /** One page again and again, two in turn, or always other records. */
  @ParameterizedTest
  @CsvSource({
    "PAGE, 1", "PAGE, 2", "PAGE, 0",
    "VERDICTS, 1", "VERDICTS, 2", "VERDICTS, 0",
    "POOR_PAGE, 1", "POOR_PAGE, 2", "POOR_PAGE, 0"
  })
  void aListWithoutEndIsBrokenOff(CallSite site, int pages) {
    WiredTown town = town(site);
    EndlessList list = new EndlessList(pages);
    town.wire.always = list::instead;
    String result = town.work(site.work);
    town.wire.always = answer -> answer;

    assertThat(list.told()).as(result).isBetween(2, EndlessList.MOST - 1);
    assertThat(result).startsWith("held").contains(pages == 0 ? "endless-list" : "repeated-page");
    assertThat(town.rest(site.work)).isEmpty();
  }

  private WiredTown town(CallSite site) {
    return site.work.poor() ? poor : usual;
  }

  /** How many calls of the kind the work makes. */
  private int calls(CallSite site) {
    return counted.computeIfAbsent(
        site,
        wanted -> {
          int[] seen = {0};
          town(wanted)
              .wire
              .place(
                  call -> {
                    seen[0] += wanted.is(call) ? 1 : 0;
                    return false;
                  },
                  WireFault.LATENCY);
          String result = town(wanted).work(wanted.work);
          town(wanted).wire.struck();
          assertThat(result).as(wanted.name()).startsWith(WiredTown.sound(wanted.work));
          assertThat(seen[0]).as("calls at " + wanted).isPositive();
          assertThat(town(wanted).rest(wanted.work)).as(wanted.name()).isEmpty();
          return seen[0];
        });
  }

  private void strike(WireFault fault, CallSite site, int place) {
    String cell = fault + " at " + site + " " + place;
    WiredTown town = town(site);
    int[] seen = {0};
    int written = town.town.nation.journal().size();
    town.wire.taken();
    town.wire.place(call -> site.is(call) && ++seen[0] == place, fault);
    String result = town.work(site.work);
    expect(town.wire.struck(), cell + " never struck");
    expect(!result.startsWith("failed"), cell + " " + result);
    String sound = WiredTown.sound(site.work);
    boolean goesOn = goesOn(fault, site);
    expect(!goesOn || result.startsWith(sound), cell + " " + result);
    expect(site.work != Work.DISPROOF || !result.startsWith("in-step"), cell + " proved it");
    inTime(cell, town.wire.taken());
    String left = town.rest(site.work);
    expect(left.isEmpty(), cell + ": in the end " + left);
    expect(town.once(written), cell + ": done twice");
    struck.merge(site, 1, Integer::sum);
  }

  /** Each call, and not only all of them together. */
  private void inTime(String cell, List<FaultyWire.Taken> taken) {
    Duration longest = WiredTown.CALL.multipliedBy(11).dividedBy(10);
    for (FaultyWire.Taken call : taken) {
      calls++;
      slowest = Math.max(slowest, call.millis());
      expect(
          call.millis() <= longest.toMillis() + REACTION + call.stalled(), cell + " took " + call);
    }
  }

  /** A key that is refused where tokens are fetched is no token that ended. */
  private static boolean goesOn(WireFault fault, CallSite site) {
    return fault.after == After.NOTHING
        && !(site == CallSite.TOKEN && fault == WireFault.TOKEN_ENDED);
  }

  private void expect(boolean met, String otherwise) {
    if (!met) {
      complaints.add(otherwise);
    }
  }
}
