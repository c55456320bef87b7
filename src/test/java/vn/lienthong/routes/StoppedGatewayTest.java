package vn.lienthong.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.crash.Software;
import vn.lienthong.routes.StoppingLine.Trap;

/**
 * Of two gateways on one ledger, one is stopped (SIGSTOP) while its batch is under way, until its
 * lease is over and the other has done its work; then it goes on. The nation's journal says what
 * came of it. More rounds: {@code mvn -Pstopped test}.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StoppedGatewayTest {
  private static final Set<String> EFFECTS = Set.of("CREATED", "UPDATED", "WITHDRAWN", "ERASED");
  private static final String ASIDE =
      "SELECT COUNT(*) FROM entry WHERE standing IN ('CONFLICT', 'PARKED', 'WAITING')";

  /** The nation takes it; another waits for its unit, and goes in a batch of its own. */
  private static final String FORM = Daily.FORM;

  private static final int ROUNDS = Integer.getInteger("stopped.rounds", 20);

  @TempDir private static Path root;
  private static Nodes nodes;

  /**
   * @param fed the flow: fed, or reconciled
   * @param answered whether the nation has the batch before its sender is stopped
   * @param edited whether the province changes the record once more meanwhile
   */
  record Round(int number, boolean fed, boolean answered, boolean edited) {
    static Round of(int number) {
      return new Round(number, number % 2 == 0, number / 2 % 2 == 0, number / 4 % 2 == 0);
    }

    String flow() {
      return fed ? Nodes.FED : Nodes.RECONCILED;
    }

    int last() {
      return edited ? 1 : 0;
    }

    /** What the province's record holds after an edit, which nothing else ever does. */
    String says(int edit) {
      return fed
          ? LocalDate.of(2015, 1, 1).plusDays(2L * number + edit).toString()
          : "Tên %05d-%d".formatted(number, edit);
    }
  }

  @BeforeAll
  static void open() throws Exception {
    nodes = new Nodes(root, Software.sound(root));
  }

  @AfterAll
  static void close() {
    nodes.close();
  }

  @Test
  @Order(1)
  void whoeverIsStoppedPastItsLeaseDoublesNothingAndOverwritesNothing() throws Exception {
    long aside = nodes.number(ASIDE);
    int before = nodes.nation.journal().size();
    int[] stopped = new int[2];
    List<Round> rounds = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    for (int number = 0; number < ROUNDS; number++) {
      rounds.add(Round.of(number));
      stopped[play(Round.of(number), wrong)]++;
      assertThat(wrong).isEmpty();
      if ((number + 1) % 50 == 0) {
        System.out.printf("%d rounds%n", number + 1);
      }
    }
    for (boolean fed : List.of(true, false)) {
      rests(fed ? Nodes.FED : Nodes.RECONCILED);
      judge(rounds.stream().filter(round -> round.fed() == fed).toList(), before, wrong);
    }
    assertThat(wrong).as("after all").isEmpty();
    assertThat(nodes.number(ASIDE)).as("set aside since").isEqualTo(aside);
    System.out.printf("%d rounds, stopped: %d and %d times%n", ROUNDS, stopped[0], stopped[1]);
  }

  /** The nation takes then what is older. */
  @Test
  @Order(2)
  void withoutTheFenceItIsFoundOut() throws Exception {
    nodes.line.unfenced = true;
    List<String> wrong = new ArrayList<>();

    play(new Round(ROUNDS, true, false, true), wrong);

    assertThat(wrong).anyMatch(finding -> finding.startsWith("set back"));
  }

  /** Gives the number of the gateway that was stopped. */
  private static int play(Round round, List<String> wrong) throws Exception {
    String flow = round.flow();
    int before = nodes.nation.journal().size();
    Trap trap = nodes.line.trap(flow, round.says(0), round.answered());
    edit(round, 0);
    nodes.line.until("sent " + round, trap.caught()::isDone, nodes::told);
    int caught = trap.caught().join();
    long its = newestRun(flow);
    if (round.edited()) {
      edit(round, 1);
    }
    nodes.longStopped(caught, flow);
    nodes.line.until("taken over " + round, () -> done(flow, its) && newest(round), nodes::told);
    nodes.signal("CONT", caught);
    trap.over().countDown();
    nodes.line.until("arrived " + round, () -> trap.arrived().getCount() == 0, nodes::told);
    nodes.line.until("ended " + round, () -> ended(its), nodes::told);
    judge(List.of(round), before, wrong);
    return caught;
  }

  /** Both may have something left to do, of which the next rounds, or this, will know. */
  private static void rests(String flow) throws Exception {
    for (int run = 0; run < 2; run++) {
      long before = newestRun(flow);
      nodes.line.until("at rest " + flow, () -> done(flow, before), nodes::told);
    }
  }

  /**
   * @param rounds of one flow, all that were played since
   * @param before how long the nation's journal was then
   */
  private static void judge(List<Round> rounds, int before, List<String> wrong) {
    Round last = rounds.get(rounds.size() - 1);
    if (!newest(last)) {
      wrong.add("set back: " + last);
    }
    List<JsonNode> lines = effects(last.flow(), before);
    int edits = rounds.stream().mapToInt(round -> round.last() + 1).sum();
    Map<String, Long> ofEach =
        lines.stream()
            .collect(Collectors.groupingBy(l -> l.path("id").asText(), Collectors.counting()));
    if (ofEach.isEmpty() || ofEach.values().stream().anyMatch(times -> times > edits)) {
      wrong.add("written " + ofEach + ": " + last);
    }
    if (!last.fed()) {
      List<String> names = lines.stream().map(l -> l.at("/body/tenKhac/0").asText()).toList();
      if (!names.equals(names.stream().sorted().distinct().toList())) {
        wrong.add("in this order " + names + ": " + last);
      }
    }
  }

  private static List<JsonNode> effects(String flow, int before) {
    return nodes.nation.journal().stream()
        .skip(before)
        .filter(line -> line.path("resource").asText().equals(flow))
        .filter(line -> EFFECTS.contains(line.path("status").asText()))
        .collect(Collectors.toList());
  }

  private static long newestRun(String flow) {
    return nodes.number("SELECT MAX(id) FROM run WHERE flow = '%s'", flow);
  }

  /** Whoever began it has said so himself; that it was interrupted the next one says of it. */
  private static boolean ended(long run) {
    return nodes.number(
            "SELECT COUNT(*) FROM run WHERE id = %d AND result NOT IN ('running', 'interrupted')",
            run)
        > 0;
  }

  /** A later run than this one has ended well. */
  private static boolean done(String flow, long after) {
    return nodes.number(
            "SELECT COUNT(*) FROM run WHERE flow = '%s' AND id > %d AND result = 'in-step'",
            flow, after)
        > 0;
  }

  private static void edit(Round round, int edit) {
    String said = round.says(edit);
    nodes.sql(
        round.fed()
            ? "UPDATE phieu SET ngay_lap = DATE '%s' WHERE so_phieu = '%s'".formatted(said, FORM)
            : "UPDATE dm_dan_toc SET ten_khac = '%s' WHERE ma_tk = '11'".formatted(said));
  }

  /** Whether both sides hold what was edited last. */
  private static boolean newest(Round round) {
    String said = round.says(round.last());
    if (round.fed()) {
      return said.equals(nodes.stored(Nodes.FED).get("12:" + FORM).path("ngayLap").asText());
    }
    return said.equals(nodes.record(Nodes.RECONCILED, Map.of("ma", "12")).at("/tenKhac/0").asText())
        && said.equals(nodes.value("SELECT ten_khac FROM dm_dan_toc WHERE ma_tk = '11'"));
  }
}
